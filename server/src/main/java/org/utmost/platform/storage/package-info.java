/** Where the bytes of files lie. */
@Neighbours({"config", "files"})
@NullMarked
package org.utmost.platform.storage;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
