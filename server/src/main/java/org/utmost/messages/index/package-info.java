/** The words of posts, by which they are found. */
@NullMarked
package org.utmost.messages.index;

import org.jspecify.annotations.NullMarked;
