#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/buffer.h"
#include "base/status.h"
#include "base/utf8.h"

static void names_the_trouble(void **state)
{
    (void)state;
    assert_true(STATUS_OK.ok);
    Status status = status_error("%s: line %d", "é.txt", 7);
    assert_false(status.ok);
    assert_string_equal(status.message, "é.txt: line 7");
    assert_string_equal(status_error("%s", "").message, "");
}

/* A file's name can hold anything but NUL and '/', and the message goes to a terminal. */
static void hostile_names_are_tamed(void **state)
{
    (void)state;
    assert_string_equal(status_error("a\x1b[31m\n\x7f\xC2\x9B").message, "a␛[31m␊␡\uFFFD");
    assert_string_equal(status_error("a\xFF\xE2\x80").message, "a\uFFFD\uFFFD\uFFFD");
    assert_string_equal(status_error("a\u202Eb").message, "a[RLO]b");
}

/* Of a long message both ends stay: what it is about, and what is the matter with it. */
static void long_messages_lose_their_middle(void **state)
{
    (void)state;
    for (size_t len = STATUS_MESSAGE_BYTES / 2 - 20; len < STATUS_MESSAGE_BYTES; len++) {
        Buffer name = {0};
        buffer_put_repeat(&name, STR("éé"), 1);
        buffer_put_repeat(&name, STR("x"), len % 3); /* so that characters are cut at each of their bytes */
        buffer_put_repeat(&name, STR("€"), len);
        buffer_put(&name, STR("é"));
        Status status = status_error("%s: is a directory", name.data);
        size_t message_len = strlen(status.message);
        assert_true(message_len < STATUS_MESSAGE_BYTES);
        assert_true(utf8_is_valid(str_from(status.message)));
        assert_memory_equal(status.message, "éé", strlen("éé"));
        assert_string_equal(status.message + message_len - strlen("é: is a directory"), "é: is a directory");
        bool whole = name.len_bytes + strlen(": is a directory") < STATUS_MESSAGE_BYTES;
        assert_int_equal(whole, strstr(status.message, "…") == NULL);
        buffer_free(&name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_the_trouble),
        cmocka_unit_test(hostile_names_are_tamed),
        cmocka_unit_test(long_messages_lose_their_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
