/** Files that people send with their posts, whole or in parts. */
@Neighbours("posts")
@NullMarked
package org.utmost.messages.files;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
