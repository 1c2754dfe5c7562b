package io.devicedeletions.bootstrap.architecture.broken.adapters.jdbc;

import io.devicedeletions.bootstrap.architecture.broken.adapters.http.HttpThatKnowsServices;

/** Breaks the JDBC adapter's allow-list: adapters do not know each other. */
record JdbcThatKnowsHttp(HttpThatKnowsServices other) {}
