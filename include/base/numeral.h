/* Numbers as tables have them. */
#ifndef RECTO_BASE_NUMERAL_H
#define RECTO_BASE_NUMERAL_H

#include "base/str.h"

/* True for a sign, figures with their separators, a currency or per cent sign, and nothing else. */
bool numeral_is_number(Str text);

/* A dash in place of a number that is not there. */
bool numeral_is_missing(Str text);

#endif
