namespace Gradcheck.AdminApi.Students;

/// <summary>How far a student has come; the furthest step counts.</summary>
public enum StudentState
{
    Unbound,
    Bound,

    /// <summary>Has looked at the record, not signed it.</summary>
    Viewed,
    Signed,

    /// <summary>Signed, but the record changed since.</summary>
    Stale,
    Removed,
}

/// <summary>What the list of students can be narrowed to; unlike <see cref="StudentState"/> these overlap.</summary>
public enum StudentFilterState
{
    Unbound,
    Bound,
    Viewed,
    Unsigned,
    Signed,
    Stale,
    Removed,
    Added,

    /// <summary>A correction waits for its decision.</summary>
    Disputed,

    /// <summary>Bound, but messages do not arrive.</summary>
    Unreachable,
}
