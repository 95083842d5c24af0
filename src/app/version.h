/* What --version prints. */
#ifndef RECTO_APP_VERSION_H
#define RECTO_APP_VERSION_H

extern const char recto_version_line[]; /* with its line end */

#endif
