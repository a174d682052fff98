@Neighbours("posts")
@NullMarked
package org.utmost.messages.history;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
