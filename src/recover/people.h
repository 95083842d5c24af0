/* What people.c, names.c and mentions.c share. */
#ifndef RECTO_SRC_RECOVER_PEOPLE_H
#define RECTO_SRC_RECOVER_PEOPLE_H

#include "meaning.h"

typedef struct {
    size_t first; /* person + 1; 0 for an empty slot */
    uint32_t hash;
} Slot;

typedef struct {
    Slot *slots;
    size_t mask, used;
} NameTable;

/* Somebody of whom the text has spoken lately. */
typedef struct {
    size_t person;
    DocPos at; /* where last */
    size_t block;
    size_t sentence;
    size_t before_sentence; /* of the mention before the last */
    uint32_t weight; /* how much the text is about them: grows with each mention, fades with each sentence */
    bool subject;    /* stood where subjects stand, the last time */
    uint32_t count;  /* mentions since the text began to speak of them */
    bool opens;      /* was the first to be named in the block */
} Known;

/* Whoever has been named longest ago makes room. */
enum {
    KNOWN_MAX = 24
};

typedef struct {
    Known known[KNOWN_MAX];
    size_t count;
    size_t block, sentence;
    bool opened;         /* somebody has been named in the block */
    size_t latest;       /* who was named last, or meant by a phrase; NONE */
    size_t latest_token; /* the last word of that */
    size_t name_token;   /* where a name begins that a phrase has led up to; NONE */
    bool name_subject;   /* the phrase stands where subjects do */
    size_t topic;        /* who stood last where subjects do, in this block; NONE */
    size_t before;       /* who did so in the block before, when nobody has been named in this one; NONE */
    bool lost;           /* "él" was the subject, and nobody is known whom it means */
    size_t pair[2];      /* two who were named together last, "Ada Pike and Tom Reed"; NONE */
    DocPos pair_at;
    Scene scene;
} Mentions;

struct People {
    Arena *arena;
    VEC(Person) persons;
    VEC(size_t) next_surname; /* next person with the same surname, or NONE */
    NameTable surnames, givens, middles;
    Mentions mentions;
    size_t protagonist; /* of whom the document is; NONE */
};

Gender person_gender(const Person *person);

/* What title and first name say of it, pronouns left out. */
Gender told_gender(const Person *person);

/* What a word of the flags says of whoever it is said of. */
Gender title_gender(uint32_t flags);

/* name without "’s" or a lone apostrophe behind it. */
Str without_possessive(Str name);

/* Equal without regard to case. */
bool same_letters(Str a, Str b);

#endif
