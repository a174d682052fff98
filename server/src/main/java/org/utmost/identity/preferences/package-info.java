/** What users set for themselves. */
@NullMarked
package org.utmost.identity.preferences;

import org.jspecify.annotations.NullMarked;
