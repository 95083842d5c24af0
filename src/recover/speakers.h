/* Who says a quoted run: what a sieve found. */
#ifndef RECTO_SRC_RECOVER_SPEAKERS_H
#define RECTO_SRC_RECOVER_SPEAKERS_H

#include "meaning.h"

typedef struct {
    Str speaker;   /* empty when nobody could be told */
    Str mention;   /* the words of the passage */
    Str cue;       /* the verb; set even when its subject could not be told */
    size_t person; /* NONE when the speaker is no known person */
    size_t noun;   /* somebody without a name whom speaker means; NONE */
    uint8_t confidence;
    bool naming;       /* the verb names a thing: "called" */
    bool behind;       /* the verb stands behind the run: speech, whatever the run looks like */
    bool first_person; /* the writer speaks */
    bool several;      /* two or more, by their names */
    size_t hearer;     /* to whom it is said; NONE */
    size_t clause_end; /* byte of the passage behind the words that say so; 0 */
    size_t distance;   /* words between the verb and the run */
} Attribution;

#define NO_ATTRIBUTION ((Attribution){.person = NONE, .noun = NONE, .hearer = NONE})

typedef struct {
    const SpeechWords *words;
    People *people;
    Arena *arena; /* for several names put together */
    const Scene *scene;
    const ReviewList *reviews; /* of the document, whose books a passage may name */
    bool learning;             /* first reading: pronouns are left alone */
    size_t last_speaker;       /* in this passage, or NONE */
    Str last_words;            /* how the passage named a speaker who is no known person */
} SpeakerContext;

/* "Anselm Croy; Birgit Halvard" for the authors. */
Str author_names(const SpeakerContext *context);

/* Looks at the words before and behind a run for a verb of saying and its subject. */
Attribution attribute_run(const Passage *passage, const QuoteRun *run, SpeakerContext *context);

/* Fills in to whom it is said: "she told Loach". The passage's people must be read to clause_end. */
void attribute_hearer(const Passage *passage, const QuoteRun *run, SpeakerContext *context,
                      Attribution *found);

/* Does the sentence of the run speak of anybody but the person? */
bool names_others(const Passage *passage, const QuoteRun *run, SpeakerContext *context, size_t person);

/* Does it name the person, or have a pronoun of their gender? */
bool names_person(const Passage *passage, const QuoteRun *run, SpeakerContext *context, size_t person);

/* The subject of the sentence before the run, in a conversation: who moves, speaks. */
Attribution attribute_beat(const Passage *passage, const QuoteRun *run, SpeakerContext *context);

#endif
