@Neighbours("posts")
@NullMarked
package org.utmost.messages.saved;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
