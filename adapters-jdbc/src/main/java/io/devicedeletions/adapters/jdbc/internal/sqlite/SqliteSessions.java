package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.Sessions;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Reads on connections of their own, beside the one that writes. */
final class SqliteSessions implements Sessions {

  private final Jdbi readers;
  private final GroupCommit groupCommit;

  SqliteSessions(Jdbi readers, GroupCommit groupCommit) {
    this.readers = readers;
    this.groupCommit = groupCommit;
  }

  @Override
  public <T> T read(HandleCallback<T, RuntimeException> work) {
    return readers.withHandle(work);
  }

  /** There are no statistics. */
  @Override
  public <T> T readByIndex(HandleCallback<T, RuntimeException> work) {
    return readers.withHandle(work);
  }

  /** A statement under way keeps its snapshot, and rows are read as they are asked for. */
  @Override
  public <T> T readAtOneMoment(HandleCallback<T, RuntimeException> work) {
    return readers.withHandle(work);
  }

  @Override
  public <T> T write(HandleCallback<T, RuntimeException> work) {
    return groupCommit.write(work);
  }
}
