#include "setting.h"

#include "base/utf8.h"

void words_read(Str paragraph, Words *words)
{
    for (size_t at = 0; at < paragraph.len_bytes;) {
        size_t end = str_find_byte(paragraph, ' ', at);
        if (end > at)
            vec_push(words, str_slice(paragraph, at, end));
        at = end + 1;
    }
}

size_t words_on_line(const Words *words, size_t first, size_t measure_cols)
{
    size_t cols = 0, end = first;
    for (; end < words->count; end++) {
        size_t width = utf8_width(words->items[end]) + (end > first);
        if (measure_cols > 0 && end > first && cols + width > measure_cols)
            break;
        cols += width;
    }
    return end - first;
}

static void put_line(Issue *issue, const Words *words, size_t first, size_t end)
{
    Buffer line = {0};
    for (size_t i = first; i < end; i++) {
        if (i > first)
            buffer_put_byte(&line, ' ');
        buffer_put(&line, words->items[i]);
    }
    issue_put_line(issue, buffer_str(&line));
    buffer_free(&line);
}

void issue_put_words(Issue *issue, const Words *words, size_t first, size_t end, size_t measure_cols)
{
    while (first < end) {
        size_t count = words_on_line(words, first, measure_cols);
        size_t line_end = first + count < end ? first + count : end;
        put_line(issue, words, first, line_end);
        first = line_end;
    }
}

static bool is_vowel(char c)
{
    return strchr("aeiouy", c) != NULL;
}

static bool is_consonant(char c)
{
    return c >= 'a' && c <= 'z' && !is_vowel(c);
}

/* Two consonants between which no language here divides a word: one sound, or the start of a syllable. */
static bool is_cluster(char first, char second)
{
    static const char *const clusters[] = {"ch", "ck", "sh", "th", "ph", "gh", "wh", "ll", "rr", "gn", "ng",
                                           "qu", "sc", "lh", "nh", "sp", "st", "sk", "rk", "rg", "tw", "sw"};
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++)
        if (first == clusters[i][0] && second == clusters[i][1])
            return true;
    return strchr("lr", second) != NULL && strchr("bcdfgkptvw", first) != NULL;
}

/* Where a word of small letters is divided: between two consonants that stand between vowels; 0 for nowhere. */
static size_t find_division(Str word)
{
    for (size_t i = 0; i < word.len_bytes; i++)
        if (word.data[i] < 'a' || word.data[i] > 'z')
            return 0;
    for (size_t i = 3; i + 3 <= word.len_bytes; i++)
        if (is_vowel(word.data[i - 2]) && is_consonant(word.data[i - 1]) && is_consonant(word.data[i]) &&
            is_vowel(word.data[i + 1]) && !is_cluster(word.data[i - 1], word.data[i]))
            return i;
    return 0;
}

/* Behind the hyphen of a compound of two words; 0 for none. */
static size_t find_compound(Str word)
{
    size_t hyphen = str_find_byte(word, '-', 0);
    if (hyphen < 2 || hyphen + 3 > word.len_bytes || !utf8_is_lower((unsigned char)word.data[hyphen - 1]))
        return 0;
    return utf8_is_lower((unsigned char)word.data[hyphen + 1]) ? hyphen + 1 : 0;
}

/* True when a reader sees that the sentence goes on behind this word. */
static bool is_unfinished(Str word)
{
    uint32_t last = utf8_before(word, word.len_bytes);
    return utf8_is_alpha(last) || last == ',';
}

static void replace_word(Words *words, size_t index, Str first, Str second)
{
    vec_push(words, (Str){0});
    for (size_t i = words->count - 1; i > index + 1; i--)
        words->items[i] = words->items[i - 1];
    words->items[index] = first;
    words->items[index + 1] = second;
}

/* Divides words[index] so that its first part, hyphen included, takes no more than room_cols. */
static bool divide_word(Words *words, size_t index, size_t room_cols, Arena *arena, Cut *cut)
{
    Str word = words->items[index];
    size_t compound = find_compound(word), division = find_division(word);
    if (compound == 0 && division == 0)
        return false;
    size_t at = compound > 0 ? compound : division;
    Str first = str_slice(word, 0, at), rest = str_slice(word, at, word.len_bytes);
    if (compound == 0)
        first = arena_format(arena, "%.*s-", (int)first.len_bytes, first.data);
    if (utf8_width(first) > room_cols)
        return false;
    replace_word(words, index, first, rest);
    *cut = (Cut){index + 1, compound > 0 ? JOIN_KEEP : JOIN_DEHYPHEN};
    return true;
}

static size_t line_width(const Words *words, size_t first, size_t count)
{
    size_t cols = 0;
    for (size_t i = first; i < first + count; i++)
        cols += utf8_width(words->items[i]) + (i > first);
    return cols;
}

/* The start of the line on which words[wanted] stands. */
static size_t find_line_start(const Words *words, size_t wanted, size_t measure_cols)
{
    size_t first = 0;
    while (measure_cols > 0 && first + words_on_line(words, first, measure_cols) <= wanted)
        first += words_on_line(words, first, measure_cols);
    return first;
}

/* The cut at the end of the line that begins with words[first], or in the word that begins the next one. */
static bool cut_line(Words *words, size_t first, size_t measure_cols, bool divides, Arena *arena, Cut *cut)
{
    size_t count = words_on_line(words, first, measure_cols), next = first + count;
    if (next >= words->count)
        return false;
    size_t used = line_width(words, first, count) + 1;
    if (divides && used < measure_cols && divide_word(words, next, measure_cols - used, arena, cut))
        return true;
    *cut = (Cut){next, JOIN_SPACE};
    return is_unfinished(words->items[next - 1]);
}

static bool cut_before(Words *words, size_t word, bool divides, Arena *arena, Cut *cut)
{
    if (divides && divide_word(words, word, SIZE_MAX, arena, cut))
        return true;
    *cut = (Cut){word, JOIN_SPACE};
    return !divides && is_unfinished(words->items[word - 1]);
}

bool find_cut(Words *words, size_t wanted, size_t measure_cols, bool divides, Arena *arena, Cut *cut)
{
    if (measure_cols == 0) {
        for (size_t word = wanted > 0 ? wanted : 1; word < words->count; word++)
            if (cut_before(words, word, divides, arena, cut))
                return true;
        return false;
    }
    size_t first = find_line_start(words, wanted, measure_cols);
    for (; first < words->count; first += words_on_line(words, first, measure_cols))
        if (cut_line(words, first, measure_cols, divides, arena, cut))
            return true;
    return false;
}

void divide_at_line_ends(Words *words, size_t measure_cols, size_t every, Arena *arena)
{
    Cut cut;
    size_t line = 0;
    for (size_t first = 0; first < words->count; line++) {
        size_t count = words_on_line(words, first, measure_cols), next = first + count;
        size_t used = line_width(words, first, count) + 1;
        bool divided = line % every == 0 && next < words->count && used < measure_cols &&
                       divide_word(words, next, measure_cols - used, arena, &cut);
        first = next + divided;
    }
}
