/** What a piece of text must look like, decided once for every type that carries text. */
@NullMarked
package io.devicedeletions.domain.text;

import org.jspecify.annotations.NullMarked;
