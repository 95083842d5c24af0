/* Fitting: the lines of a paragraph, chosen together. */
#include "base/utf8.h"
#include "break.h"
#include "opportunities.h"

enum {
    PART_POINTS = 4096,    /* places that are weighed at once; a paragraph of more is fitted part by part */
    PART_KEPT_LINES = 8,   /* of a part that are left to the next: they might be better otherwise */
    SOLID_BYTES = 1 << 14, /* nothing is read further than that for a place to end a line */
    DIVIDED_MIN_LETTERS = 5,
};

typedef enum {
    POINT_PLAIN,
    POINT_SOFT_HYPHEN, /* a hyphen shows when the line ends here */
    POINT_DIVIDED,     /* likewise, where the language divides a word */
    POINT_FORCED       /* between any two clusters, inside of what is wider than the measure */
} PointKind;

/* A paragraph while it is fitted. */
typedef struct {
    Breaker *breaker;
    Str text;
    BreakWidths widths;
    Hyphenation hyphenation;
    size_t start;                        /* of the part */
    bool is_first, is_last;              /* the part begins or ends with the text */
    bool goes_on;                        /* the paragraph, behind the text */
    size_t first_fit_lines, spare_lines; /* of the part by first fit, and how many more there may be */
    bool lenient;                        /* nothing is held against lines but what is missing at their ends */
    size_t measure;                      /* of the lines behind the first */
    size_t next_hyphen, next_whole;      /* on the way through breaker->hyphens, hyphenation.whole */
} Fit;

static const uint64_t impossible = UINT64_MAX;

static bool has_hyphen(const BreakPoint *point)
{
    return point->kind == POINT_SOFT_HYPHEN || point->kind == POINT_DIVIDED;
}

static size_t line_cols(const BreakPoint *from, const BreakPoint *to)
{
    size_t cols = to->cols_to_end > from->cols_to_next ? to->cols_to_end - from->cols_to_next : 0;
    return cols + has_hyphen(to);
}

/* True when a last line that is not full stands in the part. */
static bool ends_paragraph(const Fit *fit)
{
    return fit->is_last && !fit->goes_on;
}

/* ---- places where lines may end ------------------------------------------------------------------------- */

/* What is passed over on the way through the text. */
typedef struct {
    size_t at, cols;
    size_t visible_end, visible_cols; /* without the blanks before at */
    bool behind_blank, behind_soft_hyphen;
    size_t letters;     /* of the last word, while it has nothing else */
    size_t solid_point; /* the last point that needs no hyphen and is not forced */
} Pass;

static void add_point(Fit *fit, const Pass *pass, PointKind kind)
{
    vec_push(&fit->breaker->points, (BreakPoint){.next = pass->at,
                                                 .end = pass->visible_end,
                                                 .cols_to_next = pass->cols,
                                                 .cols_to_end = pass->visible_cols,
                                                 .kind = (unsigned char)kind,
                                                 .lone = pass->letters == 1});
}

static bool is_ascii_at(Str text, size_t at)
{
    return at >= text.len_bytes || (unsigned char)text.data[at] < 0x80;
}

static void pass_cluster(Fit *fit, Pass *pass)
{
    size_t step;
    ClusterMetrics cluster = measure_cluster(fit->text, pass->at, pass->cols, 0);
    pass->cols += cluster.width_cols;
    if (!cluster.blank) {
        bool letter = utf8_is_alpha(utf8_decode(fit->text, pass->at, &step));
        bool goes_on = !pass->behind_blank && pass->letters == 0; /* a word with something else in it */
        pass->letters = letter && !goes_on ? (pass->behind_blank ? 1 : pass->letters + 1) : 0;
        pass->visible_end = cluster.end;
        pass->visible_cols = pass->cols;
    }
    pass->behind_blank = cluster.blank;
    pass->behind_soft_hyphen = cluster.soft_hyphen;
    pass->at = cluster.end;
}

/* Passes over plain letters that nothing can be joined to and no line can end before, up to limit, and over a blank behind
 * them. The letters go on with the word that the cluster before them belongs to. */
static void pass_letters(Fit *fit, Pass *pass, size_t limit)
{
    const Breaker *breaker = fit->breaker;
    const char *bytes = fit->text.data;
    size_t at = pass->at;
    if (fit->next_hyphen < breaker->hyphens.count && breaker->hyphens.items[fit->next_hyphen] < limit)
        limit = breaker->hyphens.items[fit->next_hyphen];
    while (at < limit && is_ascii_letter(bytes[at]) && !breaker->flags[at] && is_ascii_at(fit->text, at + 1))
        at++;
    if (at == pass->at)
        return;
    pass->letters += pass->letters > 0 ? at - pass->at : 0;
    pass->cols += at - pass->at;
    pass->at = pass->visible_end = at;
    pass->visible_cols = pass->cols;
    pass->behind_soft_hyphen = false;
    if (at < limit && bytes[at] == ' ' && is_ascii_at(fit->text, at + 1)) { /* where no line ends */
        pass->behind_blank = true;
        pass->cols++;
        pass->at++;
    }
}

/* What may end a line before the cluster at pass->at; POINT_FORCED for nothing. */
static PointKind point_kind(Fit *fit, const Pass *pass)
{
    const Breaker *breaker = fit->breaker;
    while (fit->next_hyphen < breaker->hyphens.count && breaker->hyphens.items[fit->next_hyphen] < pass->at)
        fit->next_hyphen++;
    if (breaker->flags[pass->at] && !measure_cluster(fit->text, pass->at, 0, 0).blank)
        return pass->behind_soft_hyphen ? POINT_SOFT_HYPHEN : POINT_PLAIN;
    bool divides =
        fit->next_hyphen < breaker->hyphens.count && breaker->hyphens.items[fit->next_hyphen] == pass->at;
    return divides ? POINT_DIVIDED : POINT_FORCED;
}

/* Behind the last solid point stands more than a line holds. It begins a line of its own then, and is broken as late as may
 * be: at a hyphen, else between any two clusters. */
static void force_points(Fit *fit, Pass *pass, size_t measure)
{
    BreakPoint from = fit->breaker->points.items[pass->solid_point];
    Pass inside = {.at = from.next,
                   .cols = from.cols_to_next,
                   .visible_end = from.next,
                   .visible_cols = from.cols_to_next,
                   .behind_blank = true};
    Pass hyphen = inside; /* the last that has room */
    size_t line = inside.at, before_cols = inside.cols;
    fit->breaker->points.count = pass->solid_point + 1;
    fit->next_hyphen = 0;
    while (inside.at < pass->visible_end) {
        PointKind kind = point_kind(fit, &inside);
        if ((kind == POINT_SOFT_HYPHEN || kind == POINT_DIVIDED) && inside.visible_end > line &&
            inside.cols + 1 <= before_cols + measure)
            hyphen = inside;
        Pass next = inside;
        pass_cluster(fit, &next);
        if (!next.behind_blank && next.cols > before_cols + measure && inside.at > line) {
            inside = hyphen.at > line ? hyphen : inside;
            add_point(fit, &inside, hyphen.at > line ? POINT_DIVIDED : POINT_FORCED);
            vec_last(&fit->breaker->points).crammed = true;
            line = inside.at;
            before_cols = inside.cols;
        } else {
            inside = next;
        }
    }
}

/* Where hyphens cut what stands behind the last solid point, no piece is wider than the measure. */
static bool pieces_fit(const Fit *fit, const Pass *pass, size_t measure)
{
    const BreakPoint *points = fit->breaker->points.items;
    size_t last = fit->breaker->points.count - 1;
    for (size_t i = pass->solid_point; i < last; i++)
        if (line_cols(&points[i], &points[i + 1]) > measure)
            return false;
    return pass->visible_cols <= points[last].cols_to_next + measure;
}

/* The place is one where a line may end without more ado, or must. */
static void end_solid(Fit *fit, Pass *pass, PointKind kind)
{
    size_t measure = fit->measure < fit->widths.first_cols ? fit->measure : fit->widths.first_cols;
    bool is_wide = pass->visible_cols > fit->breaker->points.items[pass->solid_point].cols_to_next + measure;
    if (is_wide && !pieces_fit(fit, pass, measure))
        force_points(fit, pass, measure);
    add_point(fit, pass, kind);
    pass->solid_point = fit->breaker->points.count - 1;
}

/* Lists the points of the part that begins at fit->start: up to the end of the text, or as many as are weighed at once. */
static void list_points(Fit *fit)
{
    Breaker *breaker = fit->breaker;
    Pass pass = {.at = fit->start, .visible_end = fit->start, .behind_blank = true};
    vec_clear(&breaker->points);
    fit->next_hyphen = 0;
    add_point(fit, &pass, POINT_PLAIN);
    while (pass.at < fit->text.len_bytes) {
        PointKind kind = point_kind(fit, &pass);
        if (pass.visible_end == fit->start)
            kind = POINT_FORCED; /* a line needs something to show */
        if (kind == POINT_PLAIN)
            end_solid(fit, &pass, kind);
        else if (kind != POINT_FORCED)
            add_point(fit, &pass, kind);
        else if (pass.at - breaker->points.items[pass.solid_point].next >= SOLID_BYTES)
            end_solid(fit, &pass, POINT_FORCED);
        if (breaker->points.count >= PART_POINTS && pass.solid_point + 1 == breaker->points.count)
            break;
        pass_cluster(fit, &pass);
        size_t limit = breaker->points.items[pass.solid_point].next + SOLID_BYTES;
        if (!pass.behind_blank)
            pass_letters(fit, &pass, limit < fit->text.len_bytes ? limit : fit->text.len_bytes);
    }
    fit->is_last = pass.at >= fit->text.len_bytes;
    if (fit->is_last)
        end_solid(fit, &pass, POINT_PLAIN);
}

/* ---- dividing words --------------------------------------------------------------------------------------- */

static bool is_whole(Fit *fit, size_t start, size_t end)
{
    const Hyphenation *hyphenation = &fit->hyphenation;
    while (fit->next_whole < hyphenation->whole_count && hyphenation->whole[fit->next_whole].end <= start)
        fit->next_whole++;
    return fit->next_whole < hyphenation->whole_count && hyphenation->whole[fit->next_whole].start < end;
}

static bool is_inner_mark(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* The run of letters at the byte, and how many there are. */
static size_t letters_end(Str text, size_t at, size_t *count)
{
    size_t step;
    for (*count = 0; at < text.len_bytes && utf8_is_alpha(utf8_decode(text, at, &step)); at += step)
        ++*count;
    return at;
}

/* Is it a word by itself, and not a part of an address, a number or another word that has a hyphen already? */
static bool stands_alone(Str text, size_t start, size_t end)
{
    static const Str before = STR_INIT(" \n\t([{\"'"), behind = STR_INIT(" \n\t)]}\"',.;:!?");
    size_t step;
    uint32_t first = start > 0 ? utf8_before(text, start) : ' ';
    uint32_t last = end < text.len_bytes ? utf8_decode(text, end, &step) : ' ';
    bool opens = first >= 0x80 || str_find_byte(before, (char)first, 0) < before.len_bytes;
    bool closes = last >= 0x80 || str_find_byte(behind, (char)last, 0) < behind.len_bytes;
    bool dotted = (last == '.' || last == ':') && end + 1 < text.len_bytes && text.data[end + 1] != ' ' &&
                  text.data[end + 1] != '\n';
    return opens && closes && !dotted && !is_inner_mark(first) && !is_inner_mark(last);
}

/* Two capitals: an abbreviation, or a heading's word. */
static bool is_shouted(Str word)
{
    size_t first, step;
    return utf8_is_upper(utf8_decode(word, 0, &first)) && first < word.len_bytes &&
           utf8_is_upper(utf8_decode(word, first, &step));
}

static void divide_word(Fit *fit, size_t start, size_t end)
{
    bool points[HYPHENATOR_WORD_MAX_BYTES];
    Str word = str_slice(fit->text, start, end);
    if (word.len_bytes > HYPHENATOR_WORD_MAX_BYTES || is_shouted(word) ||
        !stands_alone(fit->text, start, end) || is_whole(fit, start, end))
        return;
    hyphenator_points(fit->hyphenation.hyphenator, word, points);
    for (size_t i = 1; i < word.len_bytes; i++)
        if (points[i])
            vec_push(&fit->breaker->hyphens, start + i);
}

/* Lists where words of the part may be divided, which ends at limit. */
static void divide_words(Fit *fit, size_t limit)
{
    vec_clear(&fit->breaker->hyphens);
    for (size_t at = fit->start; at < limit;) {
        size_t letters, step, end = letters_end(fit->text, at, &letters);
        if (letters >= DIVIDED_MIN_LETTERS)
            divide_word(fit, at, end);
        if (end == at) {
            utf8_decode(fit->text, at, &step);
            end = at + step;
        }
        at = end;
    }
}

void breaker_find_hyphens(Breaker *breaker, Str text, Hyphenation hyphenation)
{
    Fit fit = {.breaker = breaker, .text = text, .hyphenation = hyphenation};
    divide_words(&fit, text.len_bytes);
}

/* ---- weighing ------------------------------------------------------------------------------------------------ */

static uint64_t square(size_t x)
{
    return (uint64_t)x * x;
}

static size_t measure_behind(const Fit *fit, size_t point)
{
    return fit->is_first && point == 0 ? fit->widths.first_cols : fit->measure;
}

/* What is held against lines beside what is missing at their ends; in squares of columns, as that is. */
typedef struct {
    uint64_t hyphen, two_hyphens, lone, short_end, hyphen_before_end, crammed;
    size_t short_end_cols;
} Demerits;

static Demerits demerits_of(const Fit *fit)
{
    size_t measure = fit->measure;
    Demerits demerits = {.crammed = square(measure) * 4};
    if (fit->lenient)
        return demerits;
    demerits.hyphen = square(measure / 4);
    demerits.two_hyphens = demerits.hyphen * 3; /* beside that of one */
    demerits.lone = square(measure / 8);
    demerits.short_end = square(measure / 4);
    demerits.short_end_cols = measure / 6 < 8 ? measure / 6 : 8;
    demerits.hyphen_before_end = square(measure / 6);
    return demerits;
}

/* What is held against each line that ends at the point. */
static uint64_t demerits_at(const Demerits *demerits, const BreakPoint *to, bool ends_text)
{
    return 1 + (to->crammed ? demerits->crammed : 0) + (has_hyphen(to) ? demerits->hyphen : 0) +
           (to->lone && !ends_text ? demerits->lone : 0);
}

/* What is held against the last line of a text for where it begins. */
static uint64_t demerits_of_end(const Fit *fit, const Demerits *demerits, const BreakPoint *from, size_t cols)
{
    bool is_only_line = from->lines == 0 && fit->is_first;
    return (cols < demerits->short_end_cols && !is_only_line ? demerits->short_end : 0) +
           (has_hyphen(from) ? demerits->hyphen_before_end : 0);
}

/* The best line that ends at the point, of those that begin behind points from first on: the fullest come first, and those
 * that are not half full are not asked when there is another. */
static void weigh_point(Fit *fit, const Demerits *demerits, size_t first, size_t index)
{
    BreakPoint *points = fit->breaker->points.items, *to = &points[index];
    bool ends_text = ends_paragraph(fit) && index + 1 == fit->breaker->points.count, hyphen = has_hyphen(to);
    uint64_t at_point = demerits_at(demerits, to, ends_text), least = impossible;
    for (size_t i = first; i < index; i++) {
        const BreakPoint *from = &points[i];
        size_t measure = measure_behind(fit, i);
        size_t room = measure + from->cols_to_next, end = to->cols_to_end + hyphen;
        bool alone = i + 1 == index && !hyphen; /* a single cluster */
        if ((end > room && !alone) || from->cost == impossible || to->end <= from->next)
            continue;
        size_t missing = end > room ? 0 : room - end;
        if (missing * 2 > measure && least != impossible && !ends_text)
            break;
        uint64_t cost = from->cost + at_point;
        cost += ends_text ? demerits_of_end(fit, demerits, from, measure - missing) : square(missing);
        if (hyphen && has_hyphen(from))
            cost += demerits->two_hyphens;
        if (cost < least) {
            least = cost;
            to->previous = (uint32_t)i;
        }
    }
    to->cost = least;
    if (least != impossible)
        to->lines = points[to->previous].lines + 1;
}

/* Finds the best lines up to each point. */
static void weigh_points(Fit *fit)
{
    BreakPoint *points = fit->breaker->points.items;
    size_t widest = fit->measure > fit->widths.first_cols ? fit->measure : fit->widths.first_cols;
    Demerits demerits = demerits_of(fit);
    points[0].cost = 0;
    points[0].lines = 0;
    for (size_t index = 1, first = 0; index < fit->breaker->points.count; index++) {
        while (first + 1 < index && line_cols(&points[first], &points[index]) > widest + 1)
            first++;
        weigh_point(fit, &demerits, first, index);
    }
}

/* ---- lines ------------------------------------------------------------------------------------------------------ */

/* The points at which the lines of the part end, into breaker->chosen. */
static void trace_lines(Fit *fit, size_t last)
{
    Breaker *breaker = fit->breaker;
    vec_clear(&breaker->chosen);
    for (size_t point = last; point > 0; point = breaker->points.items[point].previous)
        vec_push(&breaker->chosen, (uint32_t)point);
    for (size_t i = 0, k = breaker->chosen.count; i + 1 < k; i++) {
        uint32_t kept = breaker->chosen.items[i];
        breaker->chosen.items[i] = breaker->chosen.items[--k];
        breaker->chosen.items[k] = kept;
    }
}

/* As break_lines(): each line as long as may be. */
static void trace_first_fit(Fit *fit, size_t last)
{
    Breaker *breaker = fit->breaker;
    const BreakPoint *points = breaker->points.items;
    vec_clear(&breaker->chosen);
    for (size_t from = 0; from < last;) {
        size_t best = NONE, to = from + 1;
        for (; to <= last; to++) {
            bool has_text = points[to].end > points[from].next;
            size_t cols = line_cols(&points[from], &points[to]);
            if (has_text && cols <= measure_behind(fit, from))
                best = to;
            else if (has_text && cols > measure_behind(fit, from) + has_hyphen(&points[to]))
                break;
        }
        from = best != NONE ? best : to < last ? to : last;
        vec_push(&breaker->chosen, (uint32_t)from);
    }
}

/* What is missing at the ends of the chosen lines: the sum of its squares, and the most. */
typedef struct {
    uint64_t sum;
    size_t most;
    bool crammed; /* one ends inside of a word that had to be broken */
} Raggedness;

static Raggedness chosen_raggedness(const Fit *fit)
{
    const Breaker *breaker = fit->breaker;
    Raggedness ragged = {0};
    size_t from = 0, count = breaker->chosen.count - ends_paragraph(fit);
    for (size_t i = 0; i < count; i++) {
        const BreakPoint *to = &breaker->points.items[breaker->chosen.items[i]];
        size_t cols = line_cols(&breaker->points.items[from], to), measure = measure_behind(fit, from);
        size_t missing = cols < measure ? measure - cols : 0;
        ragged.sum += square(missing);
        ragged.most = missing > ragged.most ? missing : ragged.most;
        ragged.crammed = ragged.crammed || to->crammed;
        from = breaker->chosen.items[i];
    }
    return ragged;
}

/* Lines of a part to those of the paragraph; returns where the next part begins. */
static size_t put_lines(Fit *fit)
{
    Breaker *breaker = fit->breaker;
    size_t count = breaker->chosen.count, from = 0;
    if (count > fit->first_fit_lines)
        fit->spare_lines = 0;
    if (!fit->is_last && count > PART_KEPT_LINES * 2)
        count -= PART_KEPT_LINES;
    for (size_t i = 0; i < count; i++) {
        size_t to = breaker->chosen.items[i];
        const BreakPoint *begin = &breaker->points.items[from], *end = &breaker->points.items[to];
        if (end->end > begin->next)
            vec_push(&breaker->lines,
                     (BrokenLine){begin->next, end->end, line_cols(begin, end), has_hyphen(end)});
        from = to;
    }
    return breaker->points.items[from].next;
}

/* Weighs the points, and chooses the best lines; false, with what was chosen kept, when there are none, or too many. */
static bool weigh_lines(Fit *fit, bool lenient, size_t most_lines)
{
    size_t last = fit->breaker->points.count - 1;
    fit->lenient = lenient;
    weigh_points(fit);
    if (fit->breaker->points.items[last].cost == impossible ||
        fit->breaker->points.items[last].lines > most_lines)
        return false;
    trace_lines(fit, last);
    return true;
}

/* Chooses the best lines of the part with its words whole. When those that are best by all that is held against lines are
 * more ragged than first fit, only what is missing counts. */
static Raggedness choose_lines(Fit *fit)
{
    vec_clear(&fit->breaker->hyphens);
    list_points(fit);
    size_t last = fit->breaker->points.count - 1;
    trace_first_fit(fit, last);
    fit->first_fit_lines = fit->breaker->chosen.count;
    size_t most_lines = fit->first_fit_lines + fit->spare_lines;
    Raggedness first_fit = chosen_raggedness(fit);
    for (int lenient = 0; lenient < 2; lenient++) {
        if (!weigh_lines(fit, lenient, most_lines))
            continue;
        Raggedness ragged = chosen_raggedness(fit);
        if (ragged.sum <= first_fit.sum || lenient)
            return ragged;
    }
    trace_first_fit(fit, last);
    return first_fit;
}

/* The same with words divided, hyphens being held against lines; false when that is no better than the lines that have been
 * chosen. A part that does not end the text may then be another: its lines are compared one by one. */
static bool choose_divided_lines(Fit *fit, Raggedness whole)
{
    size_t lines = fit->breaker->chosen.count;
    divide_words(fit, vec_last(&fit->breaker->points).next);
    list_points(fit);
    if (!weigh_lines(fit, false, fit->is_last ? lines : SIZE_MAX))
        return false;
    return whole.crammed || chosen_raggedness(fit).sum * lines < whole.sum * fit->breaker->chosen.count;
}

/* The lines of the part, its words divided if that helps. */
static void choose_part(Fit *fit)
{
    enum {
        RAGGED_SHARE = 5 /* of the measure: with more missing at an end, words are divided */
    };
    Raggedness ragged = choose_lines(fit);
    bool is_ragged = ragged.most > fit->measure / RAGGED_SHARE || ragged.crammed;
    if (is_ragged && fit->hyphenation.hyphenator && hyphenator_is_ready(fit->hyphenation.hyphenator) &&
        !choose_divided_lines(fit, ragged))
        choose_lines(fit);
}

/* Blanks at the head of the text stay, but where they leave no room. */
static size_t skip_blanks(Str text, size_t measure)
{
    size_t cols = 0, at = 0;
    while (at < text.len_bytes) {
        ClusterMetrics cluster = measure_cluster(text, at, cols, 0);
        if (!cluster.blank)
            return cols + cluster.width_cols <= measure ? 0 : at;
        cols += cluster.width_cols;
        at = cluster.end;
    }
    return at;
}

void break_paragraph(Breaker *breaker, Str text, BreakWidths widths, bool goes_on, Hyphenation hyphenation)
{
    Fit fit = {.breaker = breaker,
               .text = text,
               .widths = widths,
               .goes_on = goes_on,
               .hyphenation = hyphenation,
               .measure = widths.rest_cols,
               .is_first = true,
               .spare_lines = 1,
               .start = skip_blanks(text, widths.first_cols)};
    vec_clear(&breaker->lines);
    breaker_find_opportunities(breaker, text);
    while (fit.start < text.len_bytes) {
        choose_part(&fit);
        fit.start = put_lines(&fit);
        fit.is_first = false;
    }
    if (breaker->lines.count == 0)
        vec_push(&breaker->lines, (BrokenLine){0, 0, 0, false});
}
