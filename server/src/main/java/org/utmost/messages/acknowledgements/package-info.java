@Neighbours("posts")
@NullMarked
package org.utmost.messages.acknowledgements;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
