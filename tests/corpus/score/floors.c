#include "floors.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

/* The words of a row, of which there are four. */
typedef struct {
    Str set, name, relation, value;
} Row;

static Str take_word(Str *line)
{
    *line = str_trim(*line);
    size_t end = str_find_byte(*line, ' ', 0);
    Str word = str_slice(*line, 0, end);
    *line = str_slice(*line, end, line->len_bytes);
    return word;
}

static bool read_row(Str line, Row *row)
{
    row->set = take_word(&line);
    row->name = take_word(&line);
    row->relation = take_word(&line);
    row->value = take_word(&line);
    return row->value.len_bytes > 0 && row->set.data[0] != '#';
}

static double row_value(const Row *row)
{
    char digits[32] = {0};
    memcpy(digits, row->value.data, row->value.len_bytes < sizeof digits ? row->value.len_bytes : 31);
    return strtod(digits, NULL);
}

static const Measure *find_measure(const Row *row, const Measure *measures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(row->name, str_from(measures[i].name)))
            return &measures[i];
    return NULL;
}

/* What the file holds of a measure: cut off, so that the measure itself keeps to it. */
static double recorded(const Measure *measure)
{
    return measure->is_fault ? measure->value : floor(measure->value * 100) / 100;
}

static bool is_worse(const Measure *measure, double bound)
{
    return measure->is_fault ? measure->value > bound : recorded(measure) < bound - 0.005;
}

static bool is_better(const Measure *measure, double bound)
{
    return measure->is_fault ? measure->value < bound : recorded(measure) > bound + 0.005;
}

static void put_row(const char *set, const Measure *measure, Buffer *out)
{
    buffer_put_format(out, "%-10s %-18s %s %.*f\n", set, measure->name,
                      measure->is_fault ? "<=" : ">=", measure->is_fault ? 0 : 2, recorded(measure));
}

typedef struct {
    const char *set;
    const Measure *measures;
    size_t count;
    bool raise;
    bool *seen; /* has a row */
    Buffer rows;
    Buffer *problems;
} Check;

/* Copies the row of a measure, as it is or stricter. */
static void check_measure(Check *check, const Measure *measure, const Row *row, Str line)
{
    double bound = row_value(row);
    check->seen[measure - check->measures] = true;
    if (is_worse(measure, bound))
        buffer_put_format(check->problems, "%s: %s is %.2f, not %.*s %.*s\n", check->set, measure->name,
                          measure->value, (int)row->relation.len_bytes, row->relation.data,
                          (int)row->value.len_bytes, row->value.data);
    if (is_better(measure, bound)) {
        put_row(check->set, measure, &check->rows);
    } else {
        buffer_put(&check->rows, line);
        buffer_put_byte(&check->rows, '\n');
    }
}

static void check_line(Check *check, Str line)
{
    Row row;
    const Measure *measure = NULL;
    if (read_row(line, &row) && str_equal(row.set, str_from(check->set))) {
        measure = find_measure(&row, check->measures, check->count);
        if (!measure)
            buffer_put_format(check->problems, "%s: %.*s is not measured\n", check->set,
                              (int)row.name.len_bytes, row.name.data);
    }
    if (measure) {
        check_measure(check, measure, &row, line);
    } else {
        buffer_put(&check->rows, line);
        buffer_put_byte(&check->rows, '\n');
    }
}

static void check_lines(Check *check, Str text)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        check_line(check, str_slice(text, at, end));
        at = end + 1;
    }
    for (size_t i = 0; i < check->count; i++) {
        if (check->seen[i])
            continue;
        put_row(check->set, &check->measures[i], &check->rows);
        if (!check->raise)
            buffer_put_format(check->problems, "%s: %s has no row\n", check->set, check->measures[i].name);
    }
}

static bool read_all(int file, Buffer *text)
{
    char chunk[4096];
    ssize_t len;
    while ((len = read(file, chunk, sizeof chunk)) > 0)
        buffer_put(text, (Str){chunk, (size_t)len});
    return len == 0;
}

static bool write_all(int file, Str text)
{
    if (lseek(file, 0, SEEK_SET) != 0 || ftruncate(file, 0) != 0)
        return false;
    for (size_t at = 0; at < text.len_bytes;) {
        ssize_t len = write(file, text.data + at, text.len_bytes - at);
        if (len < 0)
            return false;
        at += (size_t)len;
    }
    return true;
}

static bool check_file(int file, Check *check)
{
    Buffer text = {0};
    bool done = (!check->raise || lockf(file, F_LOCK, 0) == 0) && read_all(file, &text);
    if (done)
        check_lines(check, buffer_str(&text));
    if (done && check->raise && !str_equal(buffer_str(&text), buffer_str(&check->rows)))
        done = write_all(file, buffer_str(&check->rows));
    buffer_free(&text);
    return done;
}

bool floors_check(const char *path, const char *set, const Measure *measures, size_t count, bool raise,
                  Buffer *problems)
{
    Check check = {.set = set, .measures = measures, .count = count, .raise = raise, .problems = problems};
    size_t before = problems->len_bytes;
    check.seen = memory_alloc_zero(count + 1, sizeof *check.seen);
    int file = open(path, raise ? O_RDWR | O_CREAT : O_RDONLY, 0666);
    if (file < 0 || !check_file(file, &check))
        buffer_put_format(problems, "%s: %s\n", path, strerror(errno));
    if (file >= 0)
        close(file);
    memory_free(check.seen);
    buffer_free(&check.rows);
    return problems->len_bytes == before;
}

bool floors_hold(const char *path, const char *set, const Measure *measures, size_t count)
{
    Buffer problems = {0};
    const char *update = getenv("UPDATE_FLOORS");
    bool raise = update && strcmp(update, "1") == 0;
    bool holds = floors_check(path, set, measures, count, raise, &problems);
    if (!holds)
        fputs(problems.data, stderr);
    buffer_free(&problems);
    return holds;
}
