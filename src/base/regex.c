#include "base/regex.h"

#include <dlfcn.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/library.h"
#include "base/memory.h"
#include "base/utf8.h"

/* Most texts take few steps. Those that take more may have as many as are tried in some hundredths of a second, but not many
 * texts may: together they stay below one second. */
enum {
    STEPS_EASY = 50000,
    STEPS_MAX = 4000000,
    HARD_TEXTS_MAX = 16,
    HEAP_KIB_MAX = 65536
};

#define PCRE2_FUNCTIONS(X)                                                                                   \
    X(compile)                                                                                               \
    X(code_free)                                                                                             \
    X(jit_compile)                                                                                           \
    X(match)                                                                                                 \
    X(match_context_create)                                                                                  \
    X(match_context_free)                                                                                    \
    X(set_match_limit)                                                                                       \
    X(set_heap_limit)                                                                                        \
    X(match_data_create)                                                                                     \
    X(match_data_free)                                                                                       \
    X(get_ovector_pointer)                                                                                   \
    X(get_error_message)

/* Names as the header has them, for which it has macros. */
#define FUNCTION_TYPE(name) __typeof__(PCRE2_SUFFIX(pcre2_##name##_)) *

struct Regex {
    void *library;
#define X(name) FUNCTION_TYPE(name) name;
    PCRE2_FUNCTIONS(X)
#undef X
    pcre2_code *code;
    pcre2_match_context *context;
    pcre2_match_data *match_data;
    int hard_texts; /* that took more than STEPS_EASY */
};

static Status load(Regex *regex)
{
    static const char *const libraries[] = {"libpcre2-8.so.0", "libpcre2-8.so", "libpcre2-8.dylib"};

    regex->library = library_open(libraries, sizeof libraries / sizeof *libraries);
    if (!regex->library)
        return status_error("Regular expressions need %s, which is not installed", libraries[0]);
    bool found = true;
#define X(name)                                                                                              \
    found = library_find(regex->library, "pcre2_" #name "_8", &regex->name, sizeof regex->name) && found;
    PCRE2_FUNCTIONS(X)
#undef X
    return found ? STATUS_OK : status_error("%s is too old", libraries[0]);
}

static Status compile(Regex *regex, Str pattern, bool keep_case)
{
    const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | (keep_case ? 0 : PCRE2_CASELESS);
    int error;
    size_t at;

    regex->code = regex->compile((PCRE2_SPTR)pattern.data, pattern.len_bytes, options, &error, &at, NULL);
    if (!regex->code) {
        char message[STATUS_MESSAGE_BYTES];
        regex->get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
        return status_error("%s, at character %zu", message, at + 1);
    }
    regex->jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* where it can't it is slower, no more */
    regex->context = regex->match_context_create(NULL);
    regex->match_data = regex->match_data_create(1, NULL);
    if (!regex->context || !regex->match_data)
        return status_error("Out of memory");
    regex->set_heap_limit(regex->context, HEAP_KIB_MAX);
    return STATUS_OK;
}

Status regex_new(Str pattern, bool keep_case, Regex **out)
{
    Regex *regex = memory_alloc_zero(1, sizeof *regex);
    Status status = load(regex);

    if (status.ok)
        status = compile(regex, pattern, keep_case);
    *out = status.ok ? regex : NULL;
    if (!status.ok)
        regex_free(regex);
    return status;
}

void regex_free(Regex *regex)
{
    if (!regex)
        return;
    if (regex->match_data)
        regex->match_data_free(regex->match_data);
    if (regex->context)
        regex->match_context_free(regex->context);
    if (regex->code)
        regex->code_free(regex->code);
    if (regex->library)
        dlclose(regex->library);
    memory_free(regex);
}

static int match(Regex *regex, Str text, size_t from, uint32_t steps)
{
    regex->set_match_limit(regex->context, steps);
    return regex->match(regex->code, (PCRE2_SPTR)text.data, text.len_bytes, from, PCRE2_NO_UTF_CHECK,
                        regex->match_data, regex->context);
}

static int match_within_limits(Regex *regex, Str text, size_t from)
{
    int found = match(regex, text, from, STEPS_EASY);
    if (found != PCRE2_ERROR_MATCHLIMIT || ++regex->hard_texts > HARD_TEXTS_MAX)
        return found;
    return match(regex, text, from, STEPS_MAX);
}

RegexResult regex_find(Regex *regex, Str text, size_t from, size_t *start, size_t *end)
{
    while (from < text.len_bytes) {
        int found = match_within_limits(regex, text, from);
        if (found < 0)
            return found == PCRE2_ERROR_NOMATCH ? REGEX_NONE : REGEX_TOO_HARD;
        const PCRE2_SIZE *range = regex->get_ovector_pointer(regex->match_data);
        *start = range[0] < range[1] ? range[0] : range[1]; /* \K may put them the other way round */
        *end = range[1];
        if (*start < *end)
            return REGEX_FOUND;
        from = *end > from ? *end : from;
        if (from < text.len_bytes) { /* nothing was matched: from the next character on */
            size_t step;
            utf8_decode(text, from, &step);
            from += step;
        }
    }
    return REGEX_NONE;
}
