#include "app/version.h"

const char recto_version_line[] = "recto " RECTO_VERSION "\n";
