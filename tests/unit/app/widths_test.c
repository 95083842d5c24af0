/* How wide the sidebar was left is how wide it is the next time. */
#include "app/widths.h"

#include "desk.h"

static size_t width_after(Desk *desk, const char *keys, int cols)
{
    Session session;
    assert_true(session_open(&desk->page.options, cols, 24, true, &session).ok);
    widths_load(&session);
    press(&session, keys);
    size_t wanted = reader_sidebar_cols_wanted(session.reader);
    session_close(&session);
    return wanted;
}

static void test_the_width_is_kept(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, "# Weirs\n\nText.\n");
    assert_int_equal(width_after(&desk, "", 100), 0);
    assert_int_equal(width_after(&desk, "o++", 100), 38); /* 34 as usual */
    assert_int_equal(width_after(&desk, "o", 100), 38);
    assert_int_equal(width_after(&desk, "o50+-", 100), 63); /* the text keeps its room: 65 is the most */
    assert_int_equal(width_after(&desk, "o99--", 100), 12);
    assert_int_equal(width_after(&desk, "o=", 100), 0);
    assert_int_equal(width_after(&desk, "", 100), 0);
    clear_desk(&desk);
}

static void test_nothing_is_kept_where_nothing_shall_be(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, "# Weirs\n\nText.\n");
    desk.page.options.no_state = true;
    assert_int_equal(width_after(&desk, "o++", 100), 38);
    assert_int_equal(width_after(&desk, "o", 100), 0);
    unlink(desk.page.path);
    assert_int_equal(rmdir(desk.folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_width_is_kept),
        cmocka_unit_test(test_nothing_is_kept_where_nothing_shall_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
