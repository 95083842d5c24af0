/* For the whole program: the call for memory that fails is the one that $RECTO_FAULT_AT says. */
#include <stdlib.h>

#include "faults.h"

__attribute__((constructor)) static void arm(void)
{
    const char *n = getenv("RECTO_FAULT_AT");
    if (n)
        faults_fail_at(strtoul(n, NULL, 10));
}
