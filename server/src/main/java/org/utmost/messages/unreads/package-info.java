@Neighbours("posts")
@NullMarked
package org.utmost.messages.unreads;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
