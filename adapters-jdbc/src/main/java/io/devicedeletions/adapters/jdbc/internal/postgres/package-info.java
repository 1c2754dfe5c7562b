/** What is PostgreSQL's own: arrays, row locks, a partition for each day, commits in doubt. */
@NullMarked
package io.devicedeletions.adapters.jdbc.internal.postgres;

import org.jspecify.annotations.NullMarked;
