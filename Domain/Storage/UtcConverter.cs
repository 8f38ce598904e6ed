using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gradcheck.Domain.Storage;

internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
