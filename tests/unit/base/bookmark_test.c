#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/bookmark.h"
#include "base/buffer.h"

/* Numbered sentences, so that each is told from the others, and each ends as all do. */
static void put_text(Buffer *out, int first, int end)
{
    for (int i = first; i < end; i++)
        buffer_put_format(out, "Sentence %d is about the tide\nand the moor behind it.\n\n", i);
}

static size_t find(Str text, const char *words)
{
    size_t found = str_find(text, str_from(words), 0);
    assert_true(found < text.len_bytes);
    return found;
}

static void assert_found(Str text, const Bookmark *bookmark, const char *wanted)
{
    size_t at = bookmark_find(text, bookmark);
    assert_true(at <= text.len_bytes);
    Str rest = str_slice(text, at, text.len_bytes);
    if (!str_starts(rest, str_from(wanted)))
        fail_msg("found \"%.40s\", not \"%s\"", rest.data ? rest.data : "", wanted);
}

static void it_is_where_it_was(void **state)
{
    (void)state;
    Buffer text = {0};
    put_text(&text, 0, 50);
    for (size_t at = 0; at <= text.len_bytes; at += 7) {
        Bookmark bookmark = bookmark_of(buffer_str(&text), at);
        assert_int_equal(bookmark_find(buffer_str(&text), &bookmark), at);
    }
    buffer_free(&text);
}

static void it_goes_with_its_words(void **state)
{
    (void)state;
    Buffer before = {0}, behind = {0};
    put_text(&before, 0, 50);
    Bookmark bookmark =
        bookmark_of(buffer_str(&before), find(buffer_str(&before), "the moor behind it.\n\nSentence 21"));
    buffer_put(&behind, STR("Something new stands at the top, "));
    put_text(&behind, 900, 930);
    put_text(&behind, 5, 50);
    assert_found(buffer_str(&behind), &bookmark, "the moor behind it.\n\nSentence 21");
    buffer_free(&before);
    buffer_free(&behind);
}

static void lines_may_be_broken_elsewhere(void **state)
{
    (void)state;
    Str before = STR("One two three four five six. Seven eight nine ten eleven twelve thirteen.");
    Str behind =
        STR("New. One  two three\nfour five\nsix.\n\nSeven eight\n   nine ten eleven\ntwelve thirteen.");
    Bookmark bookmark = bookmark_of(before, find(before, "Seven"));
    assert_found(behind, &bookmark, "Seven eight\n   nine");
}

/* What was written anew behind it, and then before it. */
static void one_side_is_enough(void **state)
{
    (void)state;
    Str text = STR("The lamp is lit at seven by the keeper. The boats come home by it, all but one of them.");
    Bookmark bookmark = bookmark_of(text, find(text, "The boats"));
    Str other_end = STR("Chapter. The lamp is lit at seven by the keeper. Nobody sees it any more.");
    Str other_head = STR("Chapter. Nobody lights it. The boats come home by it, all but one of them.");
    assert_found(other_end, &bookmark, "Nobody sees");
    assert_found(other_head, &bookmark, "The boats");
}

/* The same words all over: the copy that was moved by as much as the text before it has grown, or the nearest. */
static void the_nearest_of_several(void **state)
{
    (void)state;
    Buffer before = {0}, behind = {0};
    for (int i = 0; i < 100; i++)
        buffer_put(
            &before,
            STR("Row, row, row your boat gently down the stream. Merrily, merrily, life is but a dream, "
                "and then all of it once more from the head of the song to the tail of it. "));
    size_t verse = before.len_bytes / 100;
    Bookmark bookmark = bookmark_of(buffer_str(&before), 40 * verse);
    buffer_put(&behind, STR("A song\n\n"));
    buffer_put(&behind, buffer_str(&before));
    assert_int_equal(bookmark_find(buffer_str(&behind), &bookmark), 40 * verse + 8);
    buffer_put(&behind, STR("\n\nThe end"));
    assert_int_equal(bookmark_find(buffer_str(&behind), &bookmark), 40 * verse + 8);
    buffer_free(&before);
    buffer_free(&behind);
}

static void gone_words_leave_a_proportion(void **state)
{
    (void)state;
    Buffer before = {0}, behind = {0};
    put_text(&before, 0, 100);
    for (int i = 0; i < 1000; i++)
        buffer_put_format(&behind, "%03d nothing of it is left here\n", i);
    Bookmark bookmark = bookmark_of(buffer_str(&before), before.len_bytes / 2);
    assert_found(buffer_str(&behind), &bookmark, "500 nothing");
    bookmark = bookmark_of(buffer_str(&before), before.len_bytes);
    assert_int_equal(bookmark_find(buffer_str(&behind), &bookmark), behind.len_bytes);
    assert_int_equal(bookmark_find((Str){0}, &bookmark), 0);
    bookmark = bookmark_of((Str){0}, 9);
    assert_int_equal(bookmark_find(buffer_str(&before), &bookmark), 0);
    buffer_free(&before);
    buffer_free(&behind);
}

/* Words are whole characters, even if they are longer than there is room for. */
static void words_are_whole(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_put_repeat(&text, STR("\xC3\xA9\xE2\x80\x94"), 100);
    for (size_t at = 0; at < 40; at += 5) {
        Bookmark bookmark = bookmark_of(buffer_str(&text), 200 + at);
        assert_true(bookmark.after_bytes > 80 && bookmark.before_bytes > 80);
        assert_int_not_equal((unsigned char)bookmark.before[0] & 0xC0, 0x80);
        size_t last = bookmark.after_bytes;
        assert_true((unsigned char)bookmark.after[last - 1] == 0x94 ||
                    (unsigned char)bookmark.after[last - 1] == 0xA9);
    }
    buffer_free(&text);
}

/* Whatever was written into the database: the answer lies in the text. */
static void any_bookmark_is_borne(void **state)
{
    (void)state;
    Buffer text = {0};
    put_text(&text, 0, 20);
    srand(7);
    for (int i = 0; i < 2000; i++) {
        Bookmark bookmark = {0};
        for (size_t k = 0; k < sizeof bookmark; k++)
            ((unsigned char *)&bookmark)[k] = (unsigned char)rand();
        bookmark.before_bytes %= BOOKMARK_WORDS_BYTES + 1;
        bookmark.after_bytes %= BOOKMARK_WORDS_BYTES + 1;
        if (i % 2)
            memset(bookmark.after, ' ', sizeof bookmark.after);
        assert_true(bookmark_find(buffer_str(&text), &bookmark) <= text.len_bytes);
    }
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_where_it_was),
        cmocka_unit_test(it_goes_with_its_words),
        cmocka_unit_test(lines_may_be_broken_elsewhere),
        cmocka_unit_test(one_side_is_enough),
        cmocka_unit_test(the_nearest_of_several),
        cmocka_unit_test(gone_words_leave_a_proportion),
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(any_bookmark_is_borne),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
