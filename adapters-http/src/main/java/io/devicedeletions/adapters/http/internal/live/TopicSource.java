package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/** Where topics of one kind are looked at, many of a tenant's at once. Thread-safe; may block. */
@FunctionalInterface
interface TopicSource {

  /** What they look like; those that are gone are left out. */
  Map<Topic, Snapshot> look(TenantId tenant, Vector<Topic> topics);
}
