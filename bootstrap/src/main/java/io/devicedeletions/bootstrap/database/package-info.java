/** Connection pools for the two databases, with the settings that the adapters rely on. */
@NullMarked
package io.devicedeletions.bootstrap.database;

import org.jspecify.annotations.NullMarked;
