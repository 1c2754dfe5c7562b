package io.devicedeletions.adapters.http;

import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.in.CancelDeletions;
import io.devicedeletions.application.port.in.ListDeadDeletions;
import io.devicedeletions.application.port.in.ListDeletions;
import io.devicedeletions.application.port.in.PreviewDeletions;
import io.devicedeletions.application.port.in.RequeueDeadLines;
import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.SearchDeletionRecords;
import io.devicedeletions.application.port.in.SummarizeDeletions;
import io.devicedeletions.application.port.in.SummarizeTenant;
import io.devicedeletions.application.port.in.TrackDeletions;

/**
 * What the API can do for its clients.
 *
 * @param changing what changes something
 * @param telling what tells of it
 * @param dead what is done about the lines that were given up
 */
public record ApiUseCases(Changing changing, Telling telling, Dead dead) {

  /**
   * What changes something.
   *
   * @param admitTenant lets tenants in that want to schedule
   * @param schedule schedules batches
   * @param cancel cancels batches
   */
  public record Changing(
      AdmitTenant admitTenant, ScheduleDeletions schedule, CancelDeletions cancel) {}

  /**
   * What tells of batches and devices.
   *
   * @param admitTenant lets tenants in that add nothing to what waits; so for cancellations and the
   *     dead
   * @param preview tells what a batch would do
   * @param track tells where the lines of a batch stand
   * @param summarize tells where batches stand
   * @param list lists batches
   * @param search tells what became of a device
   * @param totals tells how a tenant's work goes
   */
  public record Telling(
      AdmitTenant admitTenant,
      PreviewDeletions preview,
      TrackDeletions track,
      SummarizeDeletions summarize,
      ListDeletions list,
      SearchDeletionRecords search,
      SummarizeTenant totals) {}

  /**
   * What is done about the lines that were given up.
   *
   * @param list lists them
   * @param requeue gives them another chance
   */
  public record Dead(ListDeadDeletions list, RequeueDeadLines requeue) {}
}
