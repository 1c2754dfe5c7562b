package io.devicedeletions.domain.batch;

import io.vavr.control.Option;

/**
 * What a batch is for, as whoever asked for it put it. It is kept and shown, and decides nothing.
 *
 * @param reason why, if that was said
 * @param externalReference what it belongs to, if that was said
 */
public record Purpose(Option<DeletionReason> reason, Option<ExternalReference> externalReference) {

  /** Nothing was said. */
  public static final Purpose UNSAID = new Purpose(Option.none(), Option.none());
}
