/** The emoji that readers put under posts. */
@Neighbours({"emoji", "posts"})
@NullMarked
package org.utmost.messages.reactions;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
