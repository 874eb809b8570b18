@NullMarked
package io.slotwise.server.advice.learn;

import org.jspecify.annotations.NullMarked;
