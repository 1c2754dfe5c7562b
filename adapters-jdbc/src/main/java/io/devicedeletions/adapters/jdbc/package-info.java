/**
 * The ports on a relational database: {@link io.devicedeletions.adapters.jdbc.JdbcSchema} makes the
 * tables, {@link io.devicedeletions.adapters.jdbc.JdbcStore} works on them.
 */
@NullMarked
package io.devicedeletions.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
