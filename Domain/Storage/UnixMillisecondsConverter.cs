using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gradcheck.Domain.Storage;

internal sealed class UnixMillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
    );
