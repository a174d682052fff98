@NullMarked
package org.utmost.platform.config;

import org.jspecify.annotations.NullMarked;
