/** What knows nothing of chat. */
@NullMarked
package org.utmost.platform;

import org.jspecify.annotations.NullMarked;
