#include "issue.h"

void issue_free(Issue *issue)
{
    buffer_free(&issue->text);
    buffer_free(&issue->labels);
}

uint32_t issue_next_line(const Issue *issue)
{
    return issue->line_count + 1;
}

void issue_put_line(Issue *issue, Str line)
{
    if (issue->page_break)
        buffer_put_byte(&issue->text, '\f');
    issue->page_break = false;
    buffer_put(&issue->text, line);
    buffer_put_byte(&issue->text, '\n');
    issue->line_count++;
}

void issue_put_blank(Issue *issue, size_t count)
{
    buffer_put_repeat(&issue->text, STR("\n"), count);
    issue->line_count += (uint32_t)count;
}

void issue_label(Issue *issue, uint32_t first, BlockClass cls, uint32_t of, JoinMode mode)
{
    Buffer *labels = &issue->labels;
    buffer_put_format(labels, "%u", (unsigned)first);
    if (issue->line_count > first)
        buffer_put_format(labels, "-%u", (unsigned)issue->line_count);
    buffer_put_format(labels, " %s", block_class_name(cls));
    if (of > 0)
        buffer_put_format(labels, " of=%u", (unsigned)of);
    if (cls == BLOCK_CONT && mode != JOIN_SPACE)
        buffer_put_format(labels, " mode=%s", join_mode_name(mode));
    buffer_put_byte(labels, '\n');
}

void issue_put_block(Issue *issue, BlockClass cls, Str line)
{
    issue_put_line(issue, line);
    issue_label(issue, issue->line_count, cls, 0, JOIN_SPACE);
}
