@NullMarked
package io.slotwise.server;

import org.jspecify.annotations.NullMarked;
