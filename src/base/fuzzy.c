#include "base/fuzzy.h"

#include <limits.h>

/* Found by trying: a run of three letters inside a word should be worth less than three first letters. */
enum {
    LETTER = 16,
    NEXT_TO_ANOTHER = 10, /* right behind the letter before it */
    WORD_BEGINS = 12,
    TEXT_BEGINS = 4, /* more, at the first word */
    GAP = -3,
    GAP_LETTER = -1, /* for each that is left out, but for the first */
    NEVER = INT_MIN / 2
};

typedef struct {
    uint32_t symbols[FUZZY_TEXT_MAX];
    bool begins_word[FUZZY_TEXT_MAX];
    size_t count;
} Title;

static bool is_letter(uint32_t c)
{
    return c >= 0x80 ? c < FOLD_BLANK : c - '0' < 10 || (c | 0x20) - 'a' < 26;
}

static size_t read_symbols(Folder *folder, Str text, uint32_t *symbols, size_t most)
{
    FoldWalk walk = {.folder = folder, .text = text};
    size_t count = 0;

    for (FoldSymbol symbol; count < most && fold_next(&walk, &symbol);)
        symbols[count++] = symbol.value;
    return count;
}

void fuzzy_init(Fuzzy *fuzzy, Str typed)
{
    folder_init(&fuzzy->folder, false);
    fuzzy->count = read_symbols(&fuzzy->folder, typed, fuzzy->typed, FUZZY_TYPED_MAX);
}

static void read_title(Folder *folder, Str text, Title *title)
{
    title->count = read_symbols(folder, text, title->symbols, FUZZY_TEXT_MAX);
    for (size_t i = 0; i < title->count; i++)
        title->begins_word[i] = is_letter(title->symbols[i]) && (i == 0 || !is_letter(title->symbols[i - 1]));
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* The best way to find a word's letters in the title: Smith and Waterman's (1981), with gaps that cost more to open than to
 * go on with. */
static int word_score(const uint32_t *word, size_t count, const Title *title)
{
    int ends[FUZZY_TEXT_MAX]; /* of the letters so far, the last of them at this place */
    int best = NEVER;

    for (size_t k = 0; k < count; k++) {
        int before = NEVER,
            gap = NEVER; /* of ends in the row before: at the place before, and further back */
        best = NEVER;
        for (size_t i = 0; i < title->count; i++) {
            int came = k == 0 ? 0 : larger(before + NEXT_TO_ANOTHER, gap), here = NEVER;
            if (title->symbols[i] == word[k] && came > NEVER / 2)
                here = came + LETTER + (title->begins_word[i] ? WORD_BEGINS + (i == 0 ? TEXT_BEGINS : 0) : 0);
            gap = larger(gap + GAP_LETTER, before + GAP);
            before = k == 0 ? NEVER : ends[i];
            ends[i] = here;
            best = larger(best, here);
        }
    }
    return best;
}

int fuzzy_score(Fuzzy *fuzzy, Str text)
{
    Title title;
    int sum = 1;

    read_title(&fuzzy->folder, text, &title);
    for (size_t at = 0, end; at < fuzzy->count; at = end + 1) {
        for (end = at; end < fuzzy->count && fuzzy->typed[end] != FOLD_BLANK; end++) {
        }
        int score = end > at ? word_score(fuzzy->typed + at, end - at, &title) : 0;
        if (score < 0)
            return 0;
        sum += score;
    }
    return sum;
}
