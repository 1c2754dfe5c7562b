/** What is SQLite's own: lists as JSON, and one writer that commits for many callers at once. */
@NullMarked
package io.devicedeletions.adapters.jdbc.internal.sqlite;

import org.jspecify.annotations.NullMarked;
