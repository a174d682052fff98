@NullMarked
package org.utmost.platform.websocket;

import org.jspecify.annotations.NullMarked;
