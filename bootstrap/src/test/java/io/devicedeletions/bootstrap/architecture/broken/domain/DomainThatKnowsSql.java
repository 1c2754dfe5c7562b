package io.devicedeletions.bootstrap.architecture.broken.domain;

import java.sql.Connection;

/** Breaks the domain's allow-list. */
record DomainThatKnowsSql(Connection connection) {}
