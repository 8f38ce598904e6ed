using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Uploads;

/// <summary>Marks the endpoints that take files.</summary>
internal static class UploadEndpoint
{
    /// <summary>Lets an endpoint take bodies as large as an upload, and not only as large as JSON.</summary>
    public static RouteHandlerBuilder TakesUploads(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(UploadForm.BodyBytes));
}
