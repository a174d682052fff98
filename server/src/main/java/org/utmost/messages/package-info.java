/** The floor of what is written. */
@NullMarked
package org.utmost.messages;

import org.jspecify.annotations.NullMarked;
