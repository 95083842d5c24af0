/* 64 bytes at a time: the quick way and the plain one agree, and the features that are read so are those of the bytes one by
 * one. */
#include "structure_page.h"

#include "../../../src/recover/passes.h"
#include "../../../src/recover/word_walk.h"

enum {
    SAMPLES = 2000
};

/* xorshift64 (Marsaglia 2003) */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void test_both_ways_agree(void **state)
{
    (void)state;
    static const struct {
        char first, last;
    } ranges[] = {{'a', 'z'}, {'A', 'Z'}, {'0', '9'}, {'.', '.'}, {' ', ' '}, {'\x01', '\x7f'}};
    uint64_t seed = 88172645463325252u;
    for (size_t i = 0; i < SAMPLES; i++) {
        char sample[64];
        for (size_t k = 0; k < sizeof sample; k++)
            sample[k] = (char)next_random(&seed);
        Bytes quick = bytes_load(sample);
        PlainBytes plain = plain_bytes_load(sample);
        for (size_t k = 0; k < sizeof ranges / sizeof *ranges; k++)
            assert_int_equal(bytes_within(&quick, ranges[k].first, ranges[k].last),
                             plain_bytes_within(&plain, ranges[k].first, ranges[k].last));
        assert_int_equal(bytes_equal_nocase(&quick, 'k'), plain_bytes_equal_nocase(&plain, 'k'));
        assert_int_equal(bytes_beyond_ascii(&quick), plain_bytes_beyond_ascii(&plain));
        assert_int_equal(bytes_continuing(&quick), plain_bytes_continuing(&plain));
    }
}

static void test_bits_stand_for_bytes(void **state)
{
    (void)state;
    Str text = STR("One é. Two");
    Bytes bytes = bytes_at(text, 0);
    assert_int_equal(bytes_within(&bytes, 'A', 'Z'), 1 << 0 | 1 << 8);
    assert_int_equal(bytes_equal(&bytes, ' '), 1 << 3 | 1 << 7);
    assert_int_equal(bytes_beyond_ascii(&bytes), 1 << 4 | 1 << 5);
    assert_int_equal(bytes_continuing(&bytes), 1 << 5);
    assert_int_equal(count_bits(bytes_equal(&bytes, '\0')), 64 - text.len_bytes);
}

/* A word is packed alike whether more text stands behind it or not. */
static void test_words_are_packed_alike(void **state)
{
    (void)state;
    Str text = STR("a An the Wilf lamps letter seventh eighteen ninetieth incunabula twelve-month "
                   "characteristic fifteen-letters sixteen-letters- don't über ............");
    size_t at = 0;
    Str word;
    while (next_word(text, &at, &word)) {
        PackedWord alone, within;
        size_t start = (size_t)(word.data - text.data);
        bool packed = word_pack(word, &alone);
        assert_int_equal(packed, word_pack_at(text, start, at, &within));
        if (packed)
            assert_true(alone.head == within.head && alone.tail == within.tail &&
                        alone.length == within.length);
        assert_true(word_hash(word) == word_hash_at(text, start, at));
    }
    assert_true(word_hash(STR("Lamps")) == word_hash(STR("lamps")));
    assert_true(word_hash(STR("lamps")) != word_hash(STR("lamp")));
}

static BlockFeatures features_of(Str text)
{
    Recovery recovery = {.text = text};
    DraftBlock draft = {.end = text.len_bytes};
    BlockFeatures features;
    features_read(&recovery, &draft, &features);
    return features;
}

static void test_words_over_the_edge(void **state)
{
    (void)state;
    /* Whatever stands at the edge of 64 bytes: the text is moved over it byte by byte. */
    Str samples[] = {STR("Is well-known, isn't he? e.g. --Nobody-- A.B.C (no) 12"),
                     STR("Is “well-known”, isn’t he? e.g. --Nobody-- Élan (no) 12")};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        BlockFeatures plain = features_of(samples[i]);
        for (size_t blanks = 1; blanks < 64 + 2; blanks++) {
            char moved[256];
            memset(moved, ' ', blanks);
            memcpy(moved + blanks, samples[i].data, samples[i].len_bytes);
            BlockFeatures features = features_of((Str){moved, blanks + samples[i].len_bytes});
            assert_int_equal(features.words, plain.words);
            assert_int_equal(features.capitals, plain.capitals);
            assert_int_equal(features.chars, plain.chars);
            assert_int_equal(features.marks, plain.marks);
            assert_memory_equal(features.head, plain.head, sizeof plain.head);
            assert_true(features.has_digit && !features.open_bracket);
        }
    }
}

static void test_marks(void **state)
{
    (void)state;
    assert_int_equal(features_of(STR("He has a lamp.")).marks, 0);
    assert_int_equal(features_of(STR("Here: a lamp.")).marks, MARK_COLON);
    assert_int_equal(features_of(STR("A lamp?")).marks, MARK_QUESTION);
    assert_int_equal(features_of(STR("The lamp . . . . 12")).marks, MARK_SPACED_DOTS);
    assert_int_equal(features_of(STR("In the USA")).marks, MARK_TWO_CAPITALS);
    assert_int_equal(features_of(STR("J. B. Holm")).marks, 0);
    assert_true(features_of(STR("A lamp\nBy Ann Lee")).may_have_byline);
    assert_false(features_of(STR("A lamp\n\"and oil")).may_have_byline);
    BlockFeatures prose = features_of(STR("“So")), item = features_of(STR("1. So")),
                  quoted = features_of(STR("\"So"));
    assert_false(begins_with_word(&prose) || begins_with_word(&item));
    assert_true(begins_with_word(&quoted));
}

static void test_gaps(void **state)
{
    (void)state;
    assert_true(features_of(STR("Lamps   12")).has_gap);
    assert_false(features_of(STR("Lamps  12")).has_gap);
    assert_true(features_of(STR("Lamps.... 12")).has_gap);
    assert_false(features_of(STR("Lamps... 12")).has_gap);
    assert_true(features_of(STR("Lamps\t12 in all")).has_gap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_ways_agree),
        cmocka_unit_test(test_bits_stand_for_bytes),
        cmocka_unit_test(test_words_are_packed_alike),
        cmocka_unit_test(test_words_over_the_edge),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
