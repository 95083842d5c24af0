#include "labels.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "words.h"

Status page_open(const char *path, Page *page)
{
    *page = (Page){0};
    Status status = source_open(path, &page->source);
    if (!status.ok)
        return status;
    Str text = source_text(page->source);
    for (size_t at = 0; at <= text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        vec_push(&page->lines, str_slice(text, at, end));
        at = end + 1;
    }
    return STATUS_OK;
}

void page_close(Page *page)
{
    vec_free(&page->lines);
    source_free(page->source);
}

Str page_line(const Page *page, uint32_t line)
{
    return page->lines.items[line - 1];
}

bool page_line_is_blank(const Page *page, uint32_t line)
{
    Str text = page_line(page, line);
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        uint32_t c = utf8_decode(text, at, &len);
        if (c != ' ' && c != '\t' && c != '\f' && c != 0xA0)
            return false;
    }
    return true;
}

Str attribute(const Attributes *attributes, const char *name)
{
    for (size_t i = 0; i < attributes->count; i++)
        if (str_equal(attributes->items[i].name, str_from(name)))
            return attributes->items[i].value;
    return (Str){0};
}

static uint32_t read_number(Str text, size_t *at)
{
    uint32_t number = 0;
    for (; *at < text.len_bytes && utf8_is_digit((unsigned char)text.data[*at]) && number < 100000000; ++*at)
        number = number * 10 + (uint32_t)(text.data[*at] - '0');
    return number;
}

uint32_t attribute_number(const Attributes *attributes, const char *name)
{
    Str value = attribute(attributes, name);
    size_t at = 0;
    uint32_t number = read_number(value, &at);
    return at == value.len_bytes ? number : 0;
}

/* A line being read, from left to right. */
typedef struct {
    Str line;
    size_t at;
    Arena *arena;
} Scanner;

static bool at_end(const Scanner *scanner)
{
    return scanner->at >= scanner->line.len_bytes;
}

static bool at_byte(const Scanner *scanner, char byte)
{
    return !at_end(scanner) && scanner->line.data[scanner->at] == byte;
}

static void skip_space(Scanner *scanner)
{
    while (at_byte(scanner, ' ') || at_byte(scanner, '\t'))
        scanner->at++;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static Str scan_name(Scanner *scanner)
{
    size_t start = scanner->at;
    while (!at_end(scanner) && is_name_byte(scanner->line.data[scanner->at]))
        scanner->at++;
    return str_slice(scanner->line, start, scanner->at);
}

static Str scan_bare(Scanner *scanner)
{
    size_t start = scanner->at;
    while (!at_end(scanner) && !at_byte(scanner, ' ') && !at_byte(scanner, '\t'))
        scanner->at++;
    return str_slice(scanner->line, start, scanner->at);
}

/* Words in quotation marks, in which a backslash takes what follows as it is. */
static Str scan_quoted(Scanner *scanner)
{
    Buffer text = {0};
    for (scanner->at++; !at_end(scanner) && !at_byte(scanner, '"'); scanner->at++) {
        if (at_byte(scanner, '\\') && scanner->at + 1 < scanner->line.len_bytes)
            scanner->at++;
        buffer_put_byte(&text, scanner->line.data[scanner->at]);
    }
    scanner->at++;
    Str quoted = arena_copy(scanner->arena, buffer_str(&text));
    buffer_free(&text);
    return quoted;
}

/* The rest of the line: attributes, and words that stand alone, the last of which *text becomes. */
static void scan_attributes(Scanner *scanner, Attributes *attributes, Str *text)
{
    for (skip_space(scanner); !at_end(scanner); skip_space(scanner)) {
        if (at_byte(scanner, '"')) {
            *text = scan_quoted(scanner);
            continue;
        }
        size_t start = scanner->at;
        Str name = scan_name(scanner);
        if (name.len_bytes == 0 || !at_byte(scanner, '=')) {
            scanner->at = start;
            *text = scan_bare(scanner);
            continue;
        }
        scanner->at++;
        Str value = at_byte(scanner, '"') ? scan_quoted(scanner) : scan_bare(scanner);
        vec_push(attributes, (Attribute){name, value});
    }
}

static BlockClass find_class(Str name)
{
    for (BlockClass cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++)
        if (str_equal(name, str_from(block_class_name(cls))))
            return cls;
    return BLOCK_UNKNOWN;
}

size_t labels_block_at(const Labels *labels, uint32_t line)
{
    size_t low = 0, high = labels->blocks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (labels->blocks.items[middle].first_line < line)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < labels->blocks.count && labels->blocks.items[low].first_line == line;
    return found ? low : NONE;
}

/* The block that a cut-off piece goes back to, through those before it. */
static size_t find_root(const Labels *labels, const LabelBlock *block)
{
    if (block->cls != BLOCK_CONT)
        return labels->blocks.count;
    size_t before = labels_block_at(labels, attribute_number(&block->attributes, "of"));
    return before == NONE ? NONE : labels->blocks.items[before].root;
}

static const char *add_block(Labels *labels, Scanner *scanner)
{
    LabelBlock block = {0};
    Str ignored;
    block.first_line = block.last_line = read_number(scanner->line, &scanner->at);
    if (at_byte(scanner, '-')) {
        scanner->at++;
        block.last_line = read_number(scanner->line, &scanner->at);
    }
    skip_space(scanner);
    block.cls = find_class(scan_name(scanner));
    scan_attributes(scanner, &block.attributes, &ignored);
    block.root = find_root(labels, &block);
    vec_push(&labels->blocks, block);
    uint32_t line_before =
        labels->blocks.count > 1 ? labels->blocks.items[labels->blocks.count - 2].last_line : 0;
    if (block.cls == BLOCK_UNKNOWN)
        return "no such class";
    if (block.first_line <= line_before || block.last_line < block.first_line)
        return "lines out of order";
    if (block.last_line > labels->page->lines.count)
        return "beyond the end of the page";
    return block.root == NONE ? "of= is the line of no block before" : NULL;
}

static void add_fact(Labels *labels, Scanner *scanner)
{
    LabelFact fact = {0};
    scanner->at++;
    skip_space(scanner);
    fact.kind = scan_name(scanner);
    scan_attributes(scanner, &fact.attributes, &fact.text);
    vec_push(&labels->facts, fact);
}

static void add_properties(Labels *labels, Scanner *scanner)
{
    Str ignored;
    scanner->at++;
    scan_attributes(scanner, &labels->properties, &ignored);
}

static const char *read_line(Labels *labels, Str line)
{
    Scanner scanner = {.line = str_trim(line), .arena = &labels->arena};
    if (at_end(&scanner) || at_byte(&scanner, '#'))
        return NULL;
    if (at_byte(&scanner, '!'))
        add_properties(labels, &scanner);
    else if (at_byte(&scanner, '='))
        add_fact(labels, &scanner);
    else
        return add_block(labels, &scanner);
    return NULL;
}

Status labels_read(Str bytes, const Page *page, Labels *labels)
{
    *labels = (Labels){.page = page};
    unsigned number = 0;
    for (size_t at = 0; at < bytes.len_bytes;) {
        size_t end = str_find_byte(bytes, '\n', at);
        const char *problem = read_line(labels, str_slice(bytes, at, end));
        number++;
        if (problem) {
            labels_free(labels);
            return status_error("line %u: %s", number, problem);
        }
        at = end + 1;
    }
    return STATUS_OK;
}

void labels_free(Labels *labels)
{
    for (size_t i = 0; i < labels->blocks.count; i++)
        vec_free(&labels->blocks.items[i].attributes);
    for (size_t i = 0; i < labels->facts.count; i++)
        vec_free(&labels->facts.items[i].attributes);
    vec_free(&labels->properties);
    vec_free(&labels->blocks);
    vec_free(&labels->facts);
    arena_free(&labels->arena);
}

/* "folder/page.labels" to "folder/page.txt" */
static char *page_path(const char *labels_path)
{
    Buffer path = {0};
    Str name = str_from(labels_path);
    size_t stem = str_ends(name, STR(".labels")) ? name.len_bytes - (sizeof ".labels" - 1) : name.len_bytes;
    buffer_put(&path, str_slice(name, 0, stem));
    buffer_put(&path, STR(".txt"));
    return path.data;
}

static Status read_labelled_page(const char *labels_path, LabelledPage *page)
{
    Status status = source_open(labels_path, &page->bytes);
    if (!status.ok)
        return status_error("%s: %s", labels_path, status.message);
    status = page_open(page->path, &page->page);
    if (!status.ok)
        return status_error("%s: %s", page->path, status.message);
    status = labels_read(source_text(page->bytes), &page->page, &page->labels);
    return status.ok ? STATUS_OK : status_error("%s: %s", labels_path, status.message);
}

Status labelled_page_open(const char *labels_path, LabelledPage *page)
{
    *page = (LabelledPage){.path = page_path(labels_path)};
    Status status = read_labelled_page(labels_path, page);
    if (!status.ok)
        labelled_page_close(page);
    return status;
}

void labelled_page_close(LabelledPage *page)
{
    labels_free(&page->labels);
    page_close(&page->page);
    source_free(page->bytes);
    memory_free(page->path);
}

BlockClass label_block_class(const LabelBlock *block)
{
    return block->cls == BLOCK_CONT ? BLOCK_PARA : block->cls;
}

static Str block_text(Labels *labels, const LabelBlock *block)
{
    Str first = page_line(labels->page, block->first_line), last = page_line(labels->page, block->last_line);
    Str lines = {first.data, (size_t)(last.data + last.len_bytes - first.data)};
    return words_plain(&labels->arena, lines);
}

/* Puts a further piece behind what the paragraph has so far. */
static void put_piece(Labels *labels, const LabelBlock *piece, Buffer *text)
{
    Str mode = attribute(&piece->attributes, "mode");
    if (str_equal(mode, STR("dehyphen")))
        text->len_bytes -= utf8_hyphen_len(buffer_str(text));
    else if (!str_equal(mode, STR("keep")))
        buffer_put_byte(text, ' ');
    buffer_put(text, block_text(labels, piece));
}

Str labels_paragraph(Labels *labels, size_t block)
{
    Buffer text = {0};
    size_t root = labels->blocks.items[block].root;
    buffer_put(&text, block_text(labels, &labels->blocks.items[root]));
    for (size_t i = root + 1; i < labels->blocks.count; i++)
        if (labels->blocks.items[i].root == root)
            put_piece(labels, &labels->blocks.items[i], &text);
    Str paragraph = arena_copy(&labels->arena, buffer_str(&text));
    buffer_free(&text);
    return paragraph;
}

/* Where the words of a fact are looked for. */
static void put_quoted_paragraphs(Labels *labels, const LabelFact *fact, Buffer *out)
{
    size_t first = labels_block_at(labels, attribute_number(&fact->attributes, "at"));
    size_t last = labels_block_at(labels, attribute_number(&fact->attributes, "end_at"));
    if (first == NONE)
        return;
    if (last == NONE) {
        buffer_put(out, labels_paragraph(labels, first));
        return;
    }
    for (size_t i = first; i <= last; i++) {
        BlockClass cls = labels->blocks.items[i].cls;
        if (cls != BLOCK_PARA && cls != BLOCK_ANSWER)
            continue;
        if (out->len_bytes > 0)
            buffer_put_byte(out, ' ');
        buffer_put(out, labels_paragraph(labels, i));
    }
}

Str labels_quote_text(Labels *labels, const LabelFact *fact)
{
    Str full = attribute(&fact->attributes, "full");
    if (full.len_bytes > 0)
        return full;
    Str from = words_plain(&labels->arena, attribute(&fact->attributes, "from"));
    Str to = words_plain(&labels->arena, attribute(&fact->attributes, "to"));
    Buffer text = {0};
    put_quoted_paragraphs(labels, fact, &text);
    size_t start = str_find(buffer_str(&text), from, 0);
    size_t end = str_find(buffer_str(&text), to, start);
    Str quote = {0};
    if (end < text.len_bytes)
        quote = arena_copy(&labels->arena, str_slice(buffer_str(&text), start, end + to.len_bytes));
    buffer_free(&text);
    return quote;
}
