/* Lists of words of speech, as lexicon_speech.c reads them. */
#ifndef RECTO_SRC_RECOVER_LEXICON_SPEECH_H
#define RECTO_SRC_RECOVER_LEXICON_SPEECH_H

#include "meaning.h"

typedef struct {
    uint32_t flags;
    const char *words;    /* lower case, one blank between */
    const char *endings;  /* of each of the words, which are stems then; "-" is none; NULL for whole words */
    const char *language; /* of the documents for which the list is read (ISO 639-1); NULL for all */
} WordList;

/* Words of one language, which in another mean something else or nothing. */
extern const WordList tongue_lists[];
extern const size_t tongue_list_count;

#endif
