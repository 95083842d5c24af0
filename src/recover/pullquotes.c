/* Pull quotes: short blocks that say again what the body says. Word triples of the candidates go into a
 * table, the body's triples are looked up in it; a block that holds most of a candidate's triples is where it
 * was lifted from. Linear: a triple that many candidates share tells nothing and is kept a few times only. */
#include "passes.h"
#include "word_walk.h"

#include <string.h>

enum {
    MIN_WORDS = 5,
    MAX_WORDS = 60,
    SHARED_LIMIT = 8
};

typedef struct {
    size_t draft;
    uint32_t triples;
    size_t block;  /* body block being read */
    uint32_t hits; /* triples found in it */
    size_t best;   /* body block with most */
    uint32_t best_hits;
} Candidate;

typedef struct {
    uint64_t hash;
    uint32_t candidate;
    uint32_t next;  /* of the same slot, 1-based; 0 ends */
    size_t seen_in; /* body block that counted it last */
} Triple;

typedef struct {
    VEC(Candidate) candidates;
    VEC(Triple) triples;
    VEC(uint64_t) hashes; /* of the block that is read; the first two stand for no triple */
    uint32_t *slots;      /* 1-based into triples */
    uint32_t *idle;       /* the same for triples that are not looked for; see may_be_lifted() */
    size_t mask;
    uint8_t *sieve; /* a bit per hash, SIEVE_BITS of them a slot: nearly all triples of the body end here */
} Index;

enum {
    SIEVE_BITS = 8,
    FIRST_TRIPLE = 2 /* the third word of a block ends its first */
};

/* The slot is told by the low bits of the hash, the sieve's bit by higher ones. */
static uint8_t *sieve_byte(const Index *index, uint64_t hash, uint8_t *bit)
{
    uint64_t at = hash >> 24;
    *bit = (uint8_t)(1u << (at % SIEVE_BITS));
    return &index->sieve[at / SIEVE_BITS & index->mask];
}

static bool has_room_around(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].blank_lines > 0 && i + 1 < recovery->count &&
           recovery->drafts[i + 1].blank_lines > 0;
}

/* Several lines of a narrower measure with room around them, as only what is set large has. */
static bool is_set_narrow(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return recovery->hard_wrapped && features->lines >= 2 &&
           features->longest_line * 3 <= recovery->measure * 2 && has_room_around(recovery, i);
}

/* One or two sentences, with room around that other paragraphs do not have, or narrower than they are. Where each
 * paragraph is a line there is nothing else to tell by. */
static bool stands_like_lifted(const Recovery *recovery, size_t i, bool close)
{
    enum {
        LEAST_WORDS = 8,
        MOST_WORDS = 40
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->words < LEAST_WORDS || features->words > MOST_WORDS || features->start != START_UPPER)
        return false;
    return is_set_narrow(recovery, i) || ((close || !recovery->hard_wrapped) && has_room_around(recovery, i));
}

enum {
    VERSE_LINES_MAX = 4
};

static bool is_candidate(const Recovery *recovery, size_t i, bool close)
{
    const BlockFeatures *features = &recovery->features[i];
    const DraftBlock *draft = &recovery->drafts[i];
    if (draft->decided || features->words < MIN_WORDS || features->words > MAX_WORDS ||
        features->bytes > SHORT_BLOCK_BYTES)
        return false;
    if (draft->cls == BLOCK_HEADING)
        return features->quoted && features->words >= 5;
    if (draft->cls == BLOCK_PULLQUOTE)
        return draft->of == NONE;
    if (draft->cls == BLOCK_CAPTION)
        return features->quoted || draft->blank_lines >= 2 || draft->confidence < 70;
    if (draft->cls == BLOCK_VERSE) /* its lines are short because it is set large */
        return features->quoted && features->lines <= VERSE_LINES_MAX;
    if (draft->cls != BLOCK_PARA)
        return false;
    bool apart = draft->blank_lines >= 2 && features->words >= 8;
    return features->quoted || features->bold || features->italic || features->end == END_OPEN || apart ||
           stands_like_lifted(recovery, i, close);
}

enum {
    LIFTED_WORDS = 40
};

/* What is lifted without quotation marks is short and no half of a sentence: where that is not so, it does not matter
 * what a candidate repeats. Its triples count among those that many share. */
static bool may_be_lifted(const BlockFeatures *features)
{
    return features->quoted ||
           (features->words <= LIFTED_WORDS && features->end != END_COMMA && !features->last_expects);
}

static uint64_t hash_triple(const uint64_t words[3])
{
    return (words[0] * 31 + words[1]) * 1099511628211u ^ words[2];
}

/* The hashes of the triples of words of a block. */
static void read_triples(const Recovery *recovery, Index *index, size_t draft)
{
    Str text = str_slice(recovery->text, recovery->drafts[draft].start, recovery->drafts[draft].end);
    WordWalk walk = word_walk(text);
    uint64_t words[3] = {0};
    vec_clear(&index->hashes);
    vec_reserve(&index->hashes, text.len_bytes / 2 + 1); /* no more words than that */
    uint64_t *out = index->hashes.items;
    size_t count = 0;
    for (size_t start; (start = word_walk_start(&walk)) < text.len_bytes;) {
        words[0] = words[1];
        words[1] = words[2];
        words[2] = word_hash_at(text, start, word_walk_end(&walk, start));
        out[count] = hash_triple(words);
        count++;
    }
    index->hashes.count = count;
}

static uint32_t count_alike(const Index *index, uint32_t first, uint64_t hash)
{
    uint32_t alike = 0;
    for (uint32_t at = first; at != 0; at = index->triples.items[at - 1].next)
        alike += index->triples.items[at - 1].hash == hash;
    return alike;
}

static void add_triple(Index *index, uint64_t hash, bool wanted)
{
    uint32_t candidate = (uint32_t)(index->candidates.count - 1);
    uint32_t *slot = &index->slots[hash & index->mask], *idle = &index->idle[hash & index->mask];
    index->candidates.items[candidate].triples++;
    if (count_alike(index, *slot, hash) + count_alike(index, *idle, hash) >= SHARED_LIMIT)
        return;
    if (wanted) {
        uint8_t bit, *sieve = sieve_byte(index, hash, &bit);
        *sieve |= bit;
    } else {
        slot = idle;
    }
    vec_push(&index->triples, (Triple){hash, candidate, *slot, NONE});
    *slot = (uint32_t)index->triples.count;
}

static void add_candidate(const Recovery *recovery, Index *index, size_t draft)
{
    vec_push(&index->candidates, (Candidate){.draft = draft, .block = NONE, .best = NONE});
    read_triples(recovery, index, draft);
    bool wanted = may_be_lifted(&recovery->features[draft]);
    for (size_t i = FIRST_TRIPLE; i < index->hashes.count; i++)
        add_triple(index, index->hashes.items[i], wanted);
}

static void count_triple(Index *index, size_t draft, uint64_t hash)
{
    for (uint32_t at = index->slots[hash & index->mask]; at != 0; at = index->triples.items[at - 1].next) {
        Triple *triple = &index->triples.items[at - 1];
        Candidate *candidate = &index->candidates.items[triple->candidate];
        if (triple->hash != hash || candidate->draft == draft || triple->seen_in == draft)
            continue;
        triple->seen_in = draft;
        if (candidate->block != draft) {
            candidate->block = draft;
            candidate->hits = 0;
        }
        if (++candidate->hits > candidate->best_hits) {
            candidate->best_hits = candidate->hits;
            candidate->best = draft;
        }
    }
}

static void count_triples(const Recovery *recovery, Index *index, size_t draft)
{
    read_triples(recovery, index, draft);
    uint64_t *hashes = index->hashes.items;
    size_t count = 0; /* of those that pass the sieve, put to the front without a jump */
    for (size_t i = FIRST_TRIPLE; i < index->hashes.count; i++) {
        uint8_t bit;
        uint64_t hash = hashes[i];
        hashes[count] = hash;
        count += (*sieve_byte(index, hash, &bit) & bit) != 0;
    }
    for (size_t i = 0; i < count; i++)
        count_triple(index, draft, hashes[i]);
}

/* A pull quote stands on a page with what it was lifted from, or a few pages away: no further than this. */
enum {
    REACH_BYTES = 32 << 10
};

/* Looks for the candidates' triples in the body around each. */
static void count_body(const Recovery *recovery, Index *index)
{
    size_t next = 0; /* the first candidate that is not yet too far behind */
    for (size_t i = 0; i < recovery->count; i++) {
        size_t here = recovery->drafts[i].start;
        while (next < index->candidates.count &&
               recovery->drafts[index->candidates.items[next].draft].start + REACH_BYTES < here)
            next++;
        if (next == index->candidates.count)
            return;
        if (recovery->drafts[index->candidates.items[next].draft].start <= here + REACH_BYTES &&
            is_body(recovery->drafts[i].cls))
            count_triples(recovery, index, i);
    }
}

/* ---- the decision -------------------------------------------------------------------------------------- */

static bool in_dialogue(const Recovery *recovery, size_t i)
{
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    bool quote_before = before != NONE && is_body(recovery->drafts[before].cls) &&
                        recovery->features[before].start == START_QUOTE;
    bool quote_behind = behind != NONE && is_body(recovery->drafts[behind].cls) &&
                        recovery->features[behind].start == START_QUOTE;
    return recovery->features[i].start == START_QUOTE && (quote_before || quote_behind);
}

static void make_pull_quote(Recovery *recovery, size_t i, size_t of, const char *rule, unsigned confidence)
{
    decide(recovery, i, BLOCK_PULLQUOTE, rule, confidence);
    recovery->drafts[i].level = 0;
    recovery->drafts[i].of = of;
    /* Its speaker may stand right below. */
    if (i + 1 >= recovery->count || recovery->drafts[i + 1].decided ||
        recovery->drafts[i + 1].blank_lines > 0)
        return;
    const BlockFeatures *below = &recovery->features[i + 1];
    if (below->lines != 1 || below->words > 10 || below->end == END_STOP)
        return;
    if (below->start == START_DASH || looks_like_name(block_plain(recovery, i + 1))) {
        decide(recovery, i + 1, BLOCK_ATTRIB, "below a pull quote", 80);
        recovery->drafts[i + 1].of = i;
    }
}

/* Pages carry it as what they are about. */
static bool stands_in_running_head(const Recovery *recovery, Str plain)
{
    enum {
        HEADS_MAX = 64
    };
    for (size_t i = 0; i < recovery->page_lines.count && i < HEADS_MAX; i++) {
        const PageLine *line = &recovery->page_lines.items[i];
        for (size_t at = line->start; at + plain.len_bytes <= line->end; at++)
            if (str_starts_nocase(str_slice(recovery->text, at, line->end), plain))
                return true;
    }
    return false;
}

/* A line in quotes right above who wrote it, or above the book that it is about, or that is a running head: a title. */
static bool is_quoted_title(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    size_t behind = solid_behind(recovery, i);
    if (!features->quoted || features->end != END_OPEN || features->lines != 1 || behind == NONE)
        return false;
    switch (recovery->drafts[behind].cls) {
    case BLOCK_BOOKCITE:
    case BLOCK_BOOKTITLE:
    case BLOCK_BYLINE: return true;
    default: return stands_in_running_head(recovery, block_plain(recovery, i));
    }
}

/* Right upon the paragraph below, with room above. */
static bool stands_upon_text(const Recovery *recovery, size_t i)
{
    return i + 1 < recovery->count && recovery->drafts[i].blank_lines > 0 &&
           recovery->drafts[i + 1].blank_lines == 0 && is_body(recovery->drafts[i + 1].cls) &&
           recovery->features[i + 1].start != START_LOWER;
}

/* The headings above and below stand right upon their text, and this has room below. */
static bool stands_unlike_headings(const Recovery *recovery, size_t i)
{
    enum {
        REACH_BLOCKS = 60
    };
    size_t above = i, below = i + 1, first = i > REACH_BLOCKS ? i - REACH_BLOCKS : 0,
           end = below + REACH_BLOCKS < recovery->count ? below + REACH_BLOCKS : recovery->count;
    while (above > first && recovery->drafts[above - 1].cls != BLOCK_HEADING)
        above--;
    while (below < end && recovery->drafts[below].cls != BLOCK_HEADING)
        below++;
    bool known = above > first || below < end;
    return known && (above == first || stands_upon_text(recovery, above - 1)) &&
           (below == end || stands_upon_text(recovery, below)) && i + 1 < recovery->count &&
           recovery->drafts[i + 1].blank_lines > 0;
}

enum {
    LONG_WORD = 4,
    LONG_WORDS_MAX = 32
};

/* How many of the long words the block has; each once. */
static size_t count_held(const Recovery *recovery, size_t block, const uint64_t *words, size_t count)
{
    Str text = str_slice(recovery->text, recovery->drafts[block].start, recovery->drafts[block].end);
    WordWalk walk = word_walk(text);
    uint32_t held = 0;
    for (size_t start; (start = word_walk_start(&walk)) < text.len_bytes;) {
        uint64_t hash = word_hash_at(text, start, word_walk_end(&walk, start));
        for (size_t k = 0; k < count; k++)
            held |= words[k] == hash ? 1u << k : 0;
    }
    size_t bits = 0;
    for (; held != 0; held &= held - 1)
        bits++;
    return bits;
}

/* The paragraph near by that has most of the block's long words, three quarters of them at least: what is set large has
 * been shortened and put in another order. NONE when there is none. */
static size_t most_alike(const Recovery *recovery, size_t i)
{
    enum {
        REACH_BLOCKS = 30
    };
    uint64_t words[LONG_WORDS_MAX];
    size_t count = 0, best = NONE, most = 0;
    Str text = str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end);
    WordWalk walk = word_walk(text);
    for (size_t start; count < LONG_WORDS_MAX && (start = word_walk_start(&walk)) < text.len_bytes;) {
        Str word = str_slice(text, start, word_walk_end(&walk, start));
        if (word.len_bytes >= LONG_WORD)
            words[count++] = word_hash(word);
    }
    size_t from = i > REACH_BLOCKS ? i - REACH_BLOCKS : 0;
    for (size_t k = from; k < recovery->count && k <= i + REACH_BLOCKS && count >= LONG_WORD; k++) {
        const DraftBlock *draft = &recovery->drafts[k];
        if (k == i || !is_body(draft->cls))
            continue;
        size_t held = count_held(recovery, k, words, count);
        if (held > most && held * 4 >= count * 3) {
            most = held;
            best = k;
        }
    }
    return best;
}

/* In quotation marks as a whole and no paragraph by its place: narrow, or apart where others are not. */
static bool is_quoted_apart(Recovery *recovery, size_t i, bool close)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!features->quoted || features->words < 8 || !has_room_around(recovery, i) || in_dialogue(recovery, i))
        return false;
    bool narrow = is_set_narrow(recovery, i) &&
                  (features->lines >= 3 || word_shape(block_plain(recovery, i)).sentence_ends >= 1);
    return narrow || (features->end == END_OPEN && (close || stands_unlike_headings(recovery, i)));
}

static void judge(Recovery *recovery, const Candidate *candidate)
{
    enum {
        HEADED_CHARS = 100
    };
    size_t i = candidate->draft;
    const BlockFeatures *features = &recovery->features[i];
    uint32_t total = candidate->triples > 0 ? candidate->triples : 1;
    uint32_t held = candidate->best_hits * 100 / total; /* per cent of its triples in one block */
    bool heading = recovery->drafts[i].cls == BLOCK_HEADING,
         caption = recovery->drafts[i].cls == BLOCK_CAPTION;
    bool apart = features->words >= 8 && held >= 80;
    /* What is lifted is a part of something longer; a paragraph that comes twice is no pull quote. */
    uint32_t source_words = candidate->best != NONE ? recovery->features[candidate->best].words : 0;
    bool lifted = source_words * 2 >= features->words * 3 && features->words <= LIFTED_WORDS &&
                  features->end != END_COMMA && !features->last_expects;
    if (held > 0 && source_words + (features->quoted ? 2 : 0) <= features->words)
        return;

    /* A heading may quote what is still to come, while a pull quote looks back; but right below a heading
     * there is no need of another. */
    bool below_heading =
        i > 0 && recovery->drafts[i - 1].cls == BLOCK_HEADING && !recovery->features[i - 1].all_caps;
    bool set_large = held >= 50 && features->words >= 8 && stands_unlike_headings(recovery, i);
    if (heading && candidate->best > i && !below_heading && !set_large)
        return;
    if (features->words <= 8 && features->quoted && stands_upon_text(recovery, i) &&
        recovery->features[i + 1].chars >= HEADED_CHARS) {
        if (!heading)
            decide(recovery, i, BLOCK_HEADING, "quoted, right upon its text", 70);
        return;
    }
    if ((in_dialogue(recovery, i) && !apart) || is_quoted_title(recovery, i))
        return;
    bool whole = held == 100;
    if (recovery->drafts[i].cls == BLOCK_VERSE && !whole)
        return;
    /* Set apart and without the stop that its sentence has, it was shortened. */
    bool shortened =
        features->quoted && features->end == END_OPEN && features->words >= 8 && !heading && !caption;
    if (features->quoted && held >= (shortened ? 35 : 50) &&
        (!heading || apart || whole || set_large || (features->words >= 10 && held >= 60)) &&
        (!caption || held >= 70)) {
        make_pull_quote(recovery, i, candidate->best, "repeats the body", 70 + held / 4);
    } else if (!heading && !features->quoted && lifted && (apart || (features->words >= 7 && held == 100))) {
        make_pull_quote(recovery, i, candidate->best, "repeats the body", 70 + held / 5);
    } else if (!heading && lifted && features->words >= 8 && held >= 45 && is_set_narrow(recovery, i)) {
        make_pull_quote(recovery, i, candidate->best, "set narrow, repeats the body", 70);
    } else if (!heading && lifted && features->words >= 8 && held >= 40 && interrupts_sentence(recovery, i)) {
        make_pull_quote(recovery, i, candidate->best, "inside a sentence, repeats the body", 70);
    }
}

/* Where pull quotes repeat the text, what is quoted and repeats nothing is what somebody says in a picture. */
static void settle_unlinked(Recovery *recovery)
{
    bool linked = false;
    for (size_t i = 0; i < recovery->count && !linked; i++)
        linked = recovery->drafts[i].cls == BLOCK_PULLQUOTE && recovery->drafts[i].of != NONE;
    for (size_t i = 0; linked && i < recovery->count; i++)
        if (recovery->drafts[i].cls == BLOCK_PULLQUOTE && recovery->drafts[i].of == NONE &&
            recovery->features[i].quoted && recovery->features[i].end == END_STOP)
            decide(recovery, i, BLOCK_CAPTION, "quoted, and repeats nothing", 60);
}

/* With the name below it, which may have been taken for a running head. */
static void make_caption(Recovery *recovery, size_t i)
{
    decide(recovery, i, BLOCK_CAPTION, "inside a sentence", 65);
    if (is_credit_below_caption(recovery, i + 1) && recovery->drafts[i + 1].cls == BLOCK_FURNITURE)
        decide_kind(recovery, i + 1, BLOCK_CAPTION, "credit", "below a caption", 75);
}

/* What stands inside a sentence and is neither a running head nor a known caption. */
static void find_wedged(Recovery *recovery)
{
    bool below_text = false; /* a deck may end without a stop above a byline */
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        below_text = below_text || recovery->features[i - 1].chars >= 160;
        if (!below_text)
            continue;
        if (recovery->drafts[i].cls != BLOCK_PARA || recovery->drafts[i].decided || features->words > 40 ||
            features->words < 3 || features->start == START_LOWER || features->start == START_DASH ||
            !interrupts_sentence(recovery, i))
            continue;
        size_t before = solid_before(recovery, i);
        if (join_score(recovery, before, i, false) >= JOIN_THRESHOLD)
            continue;
        bool breaks_off = features->end == END_OPEN && features->words >= 12 &&
                          word_shape(block_plain(recovery, i)).sentence_ends >= 1;
        if (breaks_off) /* between a caption above and what it goes on with */
            continue;
        if (features->quoted)
            make_pull_quote(recovery, i, NONE, "quoted inside a sentence", 65);
        else if (features->words > 8 && (features->end == END_OPEN || features->end == END_STOP))
            make_caption(recovery, i);
    }
}

/* "Ornella Bassi, sindaca di Pietranera" */
static bool begins_with_name(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i);
    return looks_like_name(str_slice(plain, 0, str_find_byte(plain, ',', 0)));
}

/* Below a pull quote that is quoted: who says it. */
static void find_their_speakers(Recovery *recovery)
{
    enum {
        WORDS_MAX = 8,
        SET_IN = 3
    };
    for (size_t i = 1; i < recovery->count; i++) {
        const DraftBlock *draft = &recovery->drafts[i], *above = &recovery->drafts[i - 1];
        const BlockFeatures *features = &recovery->features[i], *quote = &recovery->features[i - 1];
        bool undecided = !draft->decided && (draft->cls == BLOCK_PARA ||
                                             (draft->cls == BLOCK_CAPTION && draft->confidence <= 65));
        bool set_in = features->indent >= SET_IN && features->indent == quote->indent;
        bool belongs = draft->blank_lines == 0 ||
                       (draft->blank_lines == 1 &&
                        (set_in || (draft->cls == BLOCK_CAPTION && begins_with_name(recovery, i))));
        if (above->cls != BLOCK_PULLQUOTE || !quote->quoted || !undecided || !belongs ||
            features->lines != 1 || features->words > WORDS_MAX || features->end != END_OPEN ||
            features->start == START_LOWER)
            continue;
        decide(recovery, i, BLOCK_ATTRIB, "below a pull quote", 75);
        recovery->drafts[i].of = i - 1;
    }
}

void find_pull_quotes(Recovery *recovery)
{
    Index index = {0};
    size_t words = 0;
    bool close = paragraphs_stand_close(recovery);
    for (size_t i = 0; i < recovery->count && !recovery->book;
         i++) /* a book has refrains, and lifts nothing */
        words += is_candidate(recovery, i, close) ? recovery->features[i].words : 0;
    if (words > 0) {
        for (index.mask = 63; index.mask < words * 2; index.mask = index.mask * 2 + 1)
            ;
        index.slots = memory_alloc_zero(index.mask + 1, sizeof *index.slots);
        index.idle = memory_alloc_zero(index.mask + 1, sizeof *index.idle);
        index.sieve = memory_alloc_zero(index.mask + 1, sizeof *index.sieve);
        for (size_t i = 0; i < recovery->count; i++)
            if (is_candidate(recovery, i, close))
                add_candidate(recovery, &index, i);
        count_body(recovery, &index);
        for (size_t i = 0; i < index.candidates.count; i++) {
            size_t draft = index.candidates.items[i].draft;
            judge(recovery, &index.candidates.items[i]);
            if (recovery->drafts[draft].cls != BLOCK_PULLQUOTE && is_quoted_apart(recovery, draft, close))
                make_pull_quote(recovery, draft, most_alike(recovery, draft), "quoted and set apart", 65);
        }
        memory_free(index.slots);
        memory_free(index.idle);
        memory_free(index.sieve);
        vec_free(&index.candidates);
        vec_free(&index.triples);
        vec_free(&index.hashes);
    }
    find_wedged(recovery);
    settle_unlinked(recovery);
    find_their_speakers(recovery);
}
