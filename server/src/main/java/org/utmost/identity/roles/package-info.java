@NullMarked
package org.utmost.identity.roles;

import org.jspecify.annotations.NullMarked;
