/* What a magazine prints around its pieces, in the languages that pages are made in. */
#ifndef RECTO_TESTS_IMPRINT_H
#define RECTO_TESTS_IMPRINT_H

#include "base/str.h"

enum {
    IMPRINT_SUBJECTS = 8,
    IMPRINT_VIEWS = 5
};

typedef struct {
    const char *language;
    const char *periodical, *department, *season; /* of running heads */
    const char *title, *byline;
    const char *goes_on, *comes_from; /* "Continued on page", before the number */
    const char *credit;
    const char *subjects[IMPRINT_SUBJECTS]; /* a caption is one of these */
    const char *views[IMPRINT_VIEWS];       /* and one of these behind it */
} Imprint;

extern const Imprint imprints[];
extern const size_t imprint_count;

/* By ISO 639 code; NULL for a language that there is none in. */
const Imprint *imprint_find(Str language);

#endif
