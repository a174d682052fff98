/** All that a server keeps in one file, and back. */
@NullMarked
package org.utmost.app.backup;

import org.jspecify.annotations.NullMarked;
